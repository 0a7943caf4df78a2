import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'hands what the mesh trusts to its control plane, and the next before the last is gone',
  namespace: 'cert-manager',
  wanted: ({ plan }) => plan.mesh === 'linkerd',
  values: ({ purpose }) => ({
    replicaCount: purpose === 'nonproduction' ? 1 : 2,
    defaultPackage: { enabled: false },
    resources: small,
  }),
}
