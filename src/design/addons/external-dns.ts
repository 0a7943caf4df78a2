import { type AddonUnit, balanced, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'gives every public host its record',
  namespace: 'external-dns',
  serviceAccount: 'external-dns',
  wanted: ({ decided, plan }) => balanced(decided) && plan.names?.by !== 'terraform',
  values: ({ zone, cluster }, { pods, gateways }) => ({
    provider: { name: 'aws' },
    sources: [
      ...(gateways ? ['gateway-httproute', 'gateway-grpcroute'] : ['ingress']),
      ...(pods.some(({ service }) => service.public && service.protocol === 'tcp') ? ['service'] : []),
    ],
    policy: 'sync',
    registry: 'txt',
    domainFilters: [zone],
    txtOwnerId: cluster,
    serviceAccount: { name: 'external-dns' },
    resources: small,
  }),
}
