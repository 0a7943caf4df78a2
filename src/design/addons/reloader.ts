import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'restarts pods, one after the other, when a secret that they read has changed',
  namespace: 'reloader',
  wanted: ({ plan }) =>
    plan.certificates?.passed !== undefined ||
    plan.pods.some(({ environment }) => environment.some((each) => 'secret' in each)),
  values: ({ purpose }, { rollouts }) => ({
    reloader: {
      // An annotation of the pods: Argo CD and Flux own none of that name, and leave it alone.
      reloadStrategy: 'annotations',
      isArgoRollouts: rollouts.length > 0,
      ignoreConfigMaps: true,
      // A run begins with what is new by then.
      ignoreJobs: true,
      ignoreCronJobs: true,
      enableHA: purpose !== 'nonproduction',
      readOnlyRootFileSystem: true,
      deployment: {
        replicas: purpose === 'nonproduction' ? 1 : 2,
        resources: small,
        containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    },
  }),
}
