import { ExternalSecret, SecretStore } from '../../kinds/kubernetes/external-secrets.ts'
import { isChart, isWritten } from '../../links/kubernetes/absent.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<ExternalSecret> = {
  title: 'ExternalSecret reads from a store that is not there',
  why: `The Secret is never made, and every pod that waits for it stays down. Mind the kind: without
\`kind: ClusterSecretStore\` a SecretStore of the same namespace is meant. Reported only where stores are made in
these files.`,
  severity: 'high',
  level: 'default',
  on: ExternalSecret,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    const { name, kind = 'SecretStore' } = spec?.secretStoreRef ?? {}
    if (!name || mayHoldMore(estate, resource) || isChart(resource)) return
    const index = estate.by(SecretStore, kindAndName)
    const reached = inReach(estate, SecretStore, resource).flatMap((each) => (each.sure ? [each.resource] : []))
    const all = kind === 'SecretStore' ? reached : estate.of(SecretStore).filter(({ data }) => data.kind === kind)
    if (index.has(`${kind}/${name}`) || isWritten(estate, name)) return
    const other = index.get(`${kind === 'SecretStore' ? 'ClusterSecretStore' : 'SecretStore'}/${name}`)?.[0]
    if (!other && all.length === 0) return
    yield {
      at: ['spec', 'secretStoreRef', 'name'],
      message: other
        ? `\`${name}\` is a ${other.data.kind}, not a ${kind}; say \`kind: ${other.data.kind}\``
        : `there is no ${kind} \`${name}\`; name one that exists`,
      related: [
        { resource, at: ['spec', 'secretStoreRef', 'kind'], message: 'of this kind' },
        ...shown(other ? [other] : all, (each) => `makes \`${ownName(each)}\``),
      ],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: { name: db }
        spec: { secretStoreRef: { name: aws }, data: [{ secretKey: password, remoteRef: { key: shop/db } }] }
        ---
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata: { name: aws }
      `,
      good: `
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: { name: db }
        spec: { secretStoreRef: { name: aws, kind: ClusterSecretStore }, data: [{ secretKey: password, remoteRef: { key: shop/db } }] }
        ---
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata: { name: aws }
      `,
    },
  ],
}

function kindAndName({ data }: Resource<SecretStore>): string {
  return `${data.kind}/${data.metadata?.name}`
}
