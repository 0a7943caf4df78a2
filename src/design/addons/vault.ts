import type { Plan, Stack } from '../../model/plan.ts'
import { type AddonUnit, medium } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'keeps the secrets of services, and says who read which',
  namespace: 'vault',
  serviceAccount: 'vault',
  // Its certificates and its disks stand before it.
  wave: 2,
  wanted: ({ plan }) => plan.vault !== undefined,
  values: (stack, plan) => ({
    global: { tlsDisable: false },
    injector: { enabled: false },
    server: {
      serviceAccount: { create: true, name: 'vault' },
      resources: medium,
      extraEnvironmentVars: { VAULT_CACERT: '/vault/tls/ca.crt' },
      volumes: [{ name: 'tls', secret: { secretName: 'vault-tls' } }],
      volumeMounts: [{ name: 'tls', mountPath: '/vault/tls', readOnly: true }],
      dataStorage: { enabled: true, size: '10Gi', storageClass: plan.storageClass },
      auditStorage: { enabled: true, size: '10Gi', storageClass: plan.storageClass },
      networkPolicy: { enabled: true },
      standalone: { enabled: false },
      ha: {
        enabled: true,
        replicas: stack.purpose === 'nonproduction' ? 1 : 3,
        raft: { enabled: true, setNodeId: true, config: configuration(stack, plan) },
      },
    },
  }),
}

/** Every node finds the first one, and AWS holds the key by which all open themselves. */
function configuration({ region, name }: Stack, { vault }: Pick<Plan, 'vault'>): string {
  return `ui = false

listener "tcp" {
  address            = "[::]:8200"
  cluster_address    = "[::]:8201"
  tls_cert_file      = "/vault/tls/tls.crt"
  tls_key_file       = "/vault/tls/tls.key"
  tls_client_ca_file = "/vault/tls/ca.crt"
}

storage "raft" {
  path = "/vault/data"
  retry_join {
    leader_api_addr     = "https://vault-0.vault-internal:8200"
    leader_ca_cert_file = "/vault/tls/ca.crt"
  }
}

seal "awskms" {
  region     = "${region}"
  kms_key_id = "alias/${vault?.keys[name] ?? ''}"
}

service_registration "kubernetes" {}
`
}
