import type { Delivery, Plan, Stack, Stage } from '../../model/plan.ts'
import type { Secret } from '../../model/store.ts'
import { beforeMigrations } from '../waves.ts'

const store = 'aws-secrets-manager'

/** One ExternalSecret for each secret that some workload uses. */
export function externalSecrets({ name: stage, namespace }: Stage, plan: Plan): unknown[] {
  const { pods, stores } = plan
  const used = new Set(
    pods.flatMap(({ environment }) => environment.flatMap((each) => ('secret' in each ? [each.secret] : []))),
  )
  const secrets: Secret[] = [
    ...stores.map(({ secret }) => secret),
    ...pods.flatMap(({ secret }) => (secret ? [secret] : [])),
  ]
  return secrets
    .filter(({ name }) => used.has(name))
    .map((secret) => externalSecret(secret.name, namespace, secret.remote[stage] ?? '', secret, beforeMigrations(plan)))
}

/** How a cluster reads the secrets manager, and the secrets that its alerting and its delivery work with. */
export function secretStore({ name, region }: Stack, { monitoring, delivery }: Plan): unknown[] {
  return [
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: store },
      // No `auth`: the controller's own account has its role through Pod Identity.
      spec: { provider: { aws: { service: 'SecretsManager', region } } },
    },
    ...monitoring.secrets.map((secret) =>
      externalSecret(secret.name, monitoring.namespace, secret.remote[name] ?? '', secret),
    ),
    ...(delivery.secret ? [repository(delivery, delivery.secret, name)] : []),
  ]
}

/** Argo CD knows its credentials by their label. The first apply makes the same Secret by hand, so nothing owns it. */
function repository({ repository, argocd }: Delivery, { name, remote, keys }: Secret, stack: string) {
  const key = remote[stack] ?? ''
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace: argocd.namespace },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: store },
      target: {
        name,
        creationPolicy: 'Orphan',
        template: {
          metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
          data: { type: 'git', url: `https://github.com/${repository}.git`, username: 'git', password: '{{ .token }}' },
        },
      },
      data: keys.map(({ key: property }) => ({ secretKey: 'token', remoteRef: { key, property } })),
    },
  }
}

function externalSecret(
  name: string,
  namespace: string,
  remote: string,
  { keys }: Secret,
  annotations: Readonly<Record<string, string>> = {},
) {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: store },
      target: { name, creationPolicy: 'Owner' },
      data: keys.map(({ key }) => ({ secretKey: key, remoteRef: { key: remote, property: key } })),
    },
  }
}
