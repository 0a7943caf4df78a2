import type { EncryptedSecrets } from '../../model/encrypted.ts'
import type { Stack } from '../../model/plan.ts'

type Seal = NonNullable<EncryptedSecrets['seal']>

/** The namespace of the controller, and its keys as the secrets manager keeps them: the one that is sealed by, and the one before it. */
export function sealGround(stack: Stack, { secret }: Seal): unknown[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'sealed-secrets',
        labels: {
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/warn': 'restricted',
        },
      },
    },
    key(secret.name, '', stack, secret),
    key(`${secret.name}-former`, 'former-', stack, secret),
  ]
}

function key(name: string, prefix: string, stack: Stack, { remote }: Seal['secret']) {
  const from = (property: string) => ({ key: remote[stack.name] ?? '', property })
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace: 'sealed-secrets' },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'aws-secrets-manager' },
      target: {
        name,
        // Without it nothing of the repository can be opened: it stays, whatever becomes of what made it.
        creationPolicy: 'Orphan',
        template: {
          type: 'kubernetes.io/tls',
          metadata: { labels: { 'sealedsecrets.bitnami.com/sealed-secrets-key': 'active' } },
          data: { 'tls.crt': '{{ .certificate }}', 'tls.key': '{{ .key }}' },
        },
      },
      data: [
        { secretKey: 'certificate', remoteRef: from(`${prefix}certificate`) },
        { secretKey: 'key', remoteRef: from(`${prefix}key`) },
      ],
    },
  }
}
