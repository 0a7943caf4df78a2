import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'gives every account its certificate, and the nodes their policies',
  namespace: 'istio-system',
  wave: 0,
  wanted: ({ plan }) => plan.mesh === 'istio',
  madeAnew: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
    group: 'admissionregistration.k8s.io',
    kind,
    jqPathExpressions: ['.webhooks[].clientConfig.caBundle', '.webhooks[].failurePolicy'],
  })),
  values: () => ({
    profile: 'ambient',
    autoscaleMin: 2,
    resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1Gi' } },
  }),
}
