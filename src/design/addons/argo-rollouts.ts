import { type AddonUnit, medium } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'lets new versions in share by share, and takes those back that break an objective',
  namespace: 'argo-rollouts',
  wanted: ({ plan }) => plan.rollouts.length > 0,
  values: ({ purpose }, { rollouts }) => ({
    controller: {
      replicas: purpose === 'nonproduction' ? 1 : 2,
      metrics: { enabled: true },
      pdb: { enabled: purpose !== 'nonproduction', maxUnavailable: 1 },
      resources: medium,
    },
    dashboard: { enabled: false },
    // It writes to Ingresses of the load balancer, and to nothing of other routers.
    providerRBAC: {
      enabled: true,
      providers: {
        istio: false,
        smi: false,
        ambassador: false,
        awsLoadBalancerController: rollouts.some(({ pair }) => pair !== undefined),
        awsAppMesh: false,
        traefik: false,
        apisix: false,
        contour: false,
        glooPlatform: false,
        gatewayAPI: false,
      },
    },
  }),
}
