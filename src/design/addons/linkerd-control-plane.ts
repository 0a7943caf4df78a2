import type { Planned } from '../../model/plan.ts'
import type { AddonUnit } from '../addon.ts'
import { sidecar } from '../names.ts'

const validators = ['profileValidator', 'policyValidator', 'proxyInjector'] as const
const services = {
  profileValidator: 'linkerd-sp-validator',
  policyValidator: 'linkerd-policy-validator',
  proxyInjector: 'linkerd-proxy-injector',
} as const

export const addon: AddonUnit = {
  why: 'gives every account its certificate, every pod its proxy, and the proxies their policies',
  namespace: 'linkerd',
  // Before the stages, whose pods it puts a proxy beside.
  wave: 1,
  wanted: ({ plan }) => plan.mesh === 'linkerd',
  madeAnew: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
    group: 'admissionregistration.k8s.io',
    kind,
    jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
  })),
  values: (stack, plan) => {
    const serious = stack.purpose !== 'nonproduction'
    const own = sized('100m', '50Mi', '250Mi')
    return {
      cniEnabled: true,
      disableHeartBeat: true,
      controllerReplicas: serious ? 3 : 1,
      enablePodAntiAffinity: serious,
      enablePodDisruptionBudget: serious,
      priorityClassName: 'system-cluster-critical',
      webhookFailurePolicy: 'Fail',
      destinationResources: own,
      identityResources: own,
      proxyInjectorResources: own,
      spValidatorResources: own,
      policyController: {
        // Who asks pods whether they live: the nodes, and what tries new versions.
        probeNetworks: stack.subnets.private,
        resources: own,
      },
      proxy: {
        nativeSidecar: true,
        resources: sized(sidecar.requests.cpu, sidecar.requests.memory, sidecar.limits.memory),
      },
      identity: { externalCA: true, issuer: { scheme: 'kubernetes.io/tls' } },
      ...Object.fromEntries(
        validators.map((each) => [
          each,
          {
            externalSecret: true,
            injectCaFrom: `linkerd/${services[each]}`,
            // It is asked of the stages alone: without it nothing of the platform waits.
            ...(each === 'proxyInjector' && { namespaceSelector: ours(plan) }),
          },
        ]),
      ),
      ...measured(plan),
    }
  },
}

function ours({ system }: Planned) {
  return { matchExpressions: [{ key: 'app.kubernetes.io/part-of', operator: 'In', values: [system] }] }
}

/** In the words of its chart. */
function sized(cpu: string, memory: string, limit: string) {
  return { cpu: { request: cpu }, memory: { request: memory, limit } }
}

function measured({ monitoring, alerts }: Planned) {
  return alerts.some(({ kind }) => kind === 'mesh-identity-old')
    ? { podMonitor: { enabled: true, scrapeInterval: '30s', labels: monitoring.selector } }
    : {}
}
