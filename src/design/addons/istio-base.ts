import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'defines the kinds that the mesh is told by',
  namespace: 'istio-system',
  wave: -1,
  wanted: ({ plan }) => plan.mesh === 'istio',
  madeAnew: [
    {
      group: 'admissionregistration.k8s.io',
      kind: 'ValidatingWebhookConfiguration',
      jqPathExpressions: ['.webhooks[].clientConfig.caBundle', '.webhooks[].failurePolicy'],
    },
  ],
  values: () => ({ defaultRevision: 'default' }),
}
