import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'copies secrets from the secrets manager into the namespaces that use them',
  namespace: 'external-secrets',
  serviceAccount: 'external-secrets',
  // What Terraform makes of stores, and what the platform begins with, lies there whatever else was chosen.
  wanted: () => true,
  values: () => ({
    installCRDs: true,
    replicaCount: 2,
    leaderElect: true,
    serviceAccount: { name: 'external-secrets' },
    resources: small,
    // Prometheus comes after it, and so brings the monitor.
    metrics: { service: { enabled: true } },
    webhook: { replicaCount: 2, resources: small },
    certController: { resources: small },
  }),
}
