import type { Plan, Secret, Stack, Stage } from '../../model/blueprint.ts'

const store = 'aws-secrets-manager'

/** One ExternalSecret for each secret that some workload uses. */
export function externalSecrets({ name: stage, namespace }: Stage, { workloads, stores }: Plan): unknown[] {
  const used = new Set(
    workloads.flatMap(({ environment }) => environment.flatMap((each) => ('secret' in each ? [each.secret] : []))),
  )
  const secrets: Secret[] = [
    ...stores.map(({ secret }) => secret),
    ...workloads.flatMap(({ secret }) => (secret ? [secret] : [])),
  ]
  return secrets
    .filter(({ name }) => used.has(name))
    .map((secret) => externalSecret(secret.name, namespace, secret.remote[stage] ?? '', secret))
}

/** How a cluster reads the secrets manager, and the secret that its alerting sends with. */
export function secretStore({ name, region }: Stack, { monitoring }: Plan): unknown[] {
  return [
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: store },
      // No `auth`: the controller's own account has its role through Pod Identity.
      spec: { provider: { aws: { service: 'SecretsManager', region } } },
    },
    externalSecret(
      monitoring.secret.name,
      monitoring.namespace,
      monitoring.secret.remote[name] ?? '',
      monitoring.secret,
    ),
  ]
}

function externalSecret(name: string, namespace: string, remote: string, { keys }: Secret) {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: store },
      target: { name, creationPolicy: 'Owner' },
      data: keys.map(({ key }) => ({ secretKey: key, remoteRef: { key: remote, property: key } })),
    },
  }
}
