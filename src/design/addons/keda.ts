import { type AddonUnit, medium, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'adds workers when messages wait',
  namespace: 'keda',
  serviceAccount: 'keda-operator',
  wanted: ({ plan }) => plan.pods.some(({ scaling }) => scaling.by === 'queue'),
  values: () => ({
    serviceAccount: { operator: { name: 'keda-operator' } },
    resources: { operator: medium, metricServer: medium, webhooks: small },
  }),
}
