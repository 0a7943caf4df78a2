import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'copies secrets from the secrets manager into the namespaces that use them',
  namespace: 'external-secrets',
  serviceAccount: 'external-secrets',
  wanted: ({ decided }) => decided.secrets?.answer === 'secrets-manager' || decided.secrets?.answer === 'vault',
  values: () => ({
    installCRDs: true,
    replicaCount: 2,
    leaderElect: true,
    serviceAccount: { name: 'external-secrets' },
    resources: small,
    webhook: { replicaCount: 2, resources: small },
    certController: { resources: small },
  }),
}
