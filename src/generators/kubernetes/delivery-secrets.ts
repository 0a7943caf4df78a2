import type { Plan, Stack } from '../../model/plan.ts'

/**
 * What delivers reads the repository by the first, and tells GitHub and people of arrivals by the others. The first apply
 * makes the first by hand, so nothing owns it.
 */
export function deliverySecrets({ name: stack }: Stack, { delivery, monitoring }: Plan, store: string): unknown[] {
  const { by, secret, notices } = delivery
  if (!by || !secret) return []
  const url = `https://github.com/${delivery.repository}.git`
  const token = { key: secret.remote[stack] ?? '', property: 'github-token' }
  const slack = { key: monitoring.secret.remote[stack] ?? '', property: 'slack-webhook-url' }
  if (by.tool === 'flux')
    return [
      copied(secret.name, { token }, { data: { username: 'git', password: '{{ .token }}' } }),
      copied(notices, { token }),
      copied('slack', { address: slack }),
    ]
  return [
    // Argo CD knows its credentials by their label.
    copied(
      secret.name,
      { token },
      {
        metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
        data: { type: 'git', url, username: 'git', password: '{{ .token }}' },
      },
    ),
    copied(notices, { 'github-token': token, 'slack-webhook-url': slack }),
  ]

  function copied(name: string, keys: Readonly<Record<string, object>>, template?: object) {
    return {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name, namespace: by?.namespace },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'ClusterSecretStore', name: store },
        target: { name, creationPolicy: name === secret?.name ? 'Orphan' : 'Owner', ...(template && { template }) },
        data: Object.entries(keys).map(([secretKey, remoteRef]) => ({ secretKey, remoteRef })),
      },
    }
  }
}
