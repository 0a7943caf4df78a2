import { type AddonUnit, medium } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'says what pods should ask for, by what they use; it changes nothing by itself',
  namespace: 'kube-system',
  wanted: ({ plan }) => plan.pods.length > 0,
  values: () => ({
    admissionController: { enabled: false },
    updater: { enabled: false },
    recommender: { replicas: 2, resources: medium },
  }),
}
