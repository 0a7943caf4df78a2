import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'makes certificates that clients inside the cluster believe, and renews them',
  namespace: 'cert-manager',
  wanted: ({ plan }) => plan.certificates !== undefined,
  values: ({ purpose }) => ({
    crds: { enabled: true, keep: true },
    replicaCount: purpose === 'nonproduction' ? 1 : 2,
    resources: small,
    webhook: { replicaCount: purpose === 'nonproduction' ? 1 : 3, resources: small },
    cainjector: { resources: small },
  }),
}
