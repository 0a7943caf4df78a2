import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'gives every public host its record',
  namespace: 'external-dns',
  serviceAccount: 'external-dns',
  wanted: ({ decided }) => decided.ingress?.answer === 'application-load-balancer',
  values: ({ zone, cluster }) => ({
    provider: { name: 'aws' },
    sources: ['ingress'],
    policy: 'sync',
    registry: 'txt',
    domainFilters: [zone],
    txtOwnerId: cluster,
    serviceAccount: { name: 'external-dns' },
    resources: small,
  }),
}
