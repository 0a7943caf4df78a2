import { keptInAws } from '../../design/kept-in-aws.ts'
import type { Plan, Stack, Stage, VaultService } from '../../model/plan.ts'
import type { Secret } from '../../model/store.ts'
import { beforeMigrations } from '../waves.ts'
import { deliverySecrets } from './delivery-secrets.ts'

const store = 'aws-secrets-manager'

/** One ExternalSecret for each secret that some workload uses. */
export function externalSecrets({ name: stage, namespace }: Stage, plan: Plan): unknown[] {
  const { pods, stores } = plan
  const used = new Set(
    pods.flatMap(({ environment }) => environment.flatMap((each) => ('secret' in each ? [each.secret] : []))),
  )
  const secrets: readonly (readonly [Secret, string])[] = [
    ...stores.map(({ secret }) => [secret, store] as const),
    ...pods.flatMap((workload) => {
      const from = plan.vault ? 'vault' : keptInAws(workload, plan) ? store : undefined
      return workload.secret && from ? [[workload.secret, from] as const] : []
    }),
  ]
  return secrets
    .filter(([{ name }]) => used.has(name))
    .map(([secret, from]) =>
      externalSecret(secret.name, namespace, secret.remote[stage] ?? '', secret, from, beforeMigrations(plan)),
    )
}

/** How a cluster reads the secrets manager, and the secrets that its alerting and its delivery work with. */
export function secretStore(stack: Stack, plan: Plan): unknown[] {
  const { name, region } = stack
  const { monitoring } = plan
  return [
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: store },
      // No `auth`: the controller's own account has its role through Pod Identity.
      spec: { provider: { aws: { service: 'SecretsManager', region } } },
    },
    ...(plan.vault ? [vaultStore(plan.vault)] : []),
    // Without Alertmanager nobody in the cluster asks for its receivers.
    ...(monitoring.judge === 'prometheus' ? monitoring.secrets : []).map((secret) =>
      externalSecret(secret.name, monitoring.namespace, secret.remote[name] ?? '', secret, store),
    ),
    ...deliverySecrets(stack, plan, store),
  ]
}

/** Vault believes the account of External Secrets, which the cluster vouches for. */
function vaultStore({ address, mount, role, certificate, namespace }: VaultService) {
  const account = 'external-secrets'
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: 'vault' },
    spec: {
      provider: {
        vault: {
          server: address,
          path: mount,
          version: 'v2',
          caProvider: { type: 'Secret', name: certificate, namespace, key: 'ca.crt' },
          auth: {
            kubernetes: {
              mountPath: 'kubernetes',
              role,
              serviceAccountRef: { name: account, namespace: account, audiences: ['vault'] },
            },
          },
        },
      },
    },
  }
}

function externalSecret(
  name: string,
  namespace: string,
  remote: string,
  { keys }: Secret,
  from: string,
  annotations: Readonly<Record<string, string>> = {},
) {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: from },
      target: { name, creationPolicy: 'Owner' },
      data: keys.map(({ key }) => ({ secretKey: key, remoteRef: { key: remote, property: key } })),
    },
  }
}
