import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'makes certificates and renews them',
  namespace: 'cert-manager',
  serviceAccount: 'cert-manager',
  speaks: ({ plan }) => plan.certificates?.passed !== undefined,
  wanted: ({ plan }) => plan.certificates !== undefined,
  values: ({ purpose }) => ({
    serviceAccount: { create: true, name: 'cert-manager' },
    crds: { enabled: true, keep: true },
    replicaCount: purpose === 'nonproduction' ? 1 : 2,
    resources: small,
    webhook: { replicaCount: purpose === 'nonproduction' ? 1 : 3, resources: small },
    cainjector: { resources: small },
  }),
}
