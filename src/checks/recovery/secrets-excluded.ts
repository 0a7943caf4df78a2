import { ExternalSecret } from '../../kinds/kubernetes/external-secrets.ts'
import { Schedule } from '../../kinds/kubernetes/velero.ts'
import { OpaqueObject } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<Schedule> = {
  title: 'Backup leaves out the secrets that its workloads need',
  why: `What is restored starts without its passwords and certificates, and waits for somebody to type them in on the day of the
disaster. Back the secrets up to an encrypted place, or have an operator (External Secrets, Sealed Secrets) make all of them anew.`,
  severity: 'high',
  level: 'default',
  on: Schedule,
  controls: ['soc2/A1.2', 'nist-800-53/CP-9'],
  *run({ spec }, { estate }) {
    const excluded = spec?.template?.excludedResources ?? []
    const index = excluded.findIndex((each) => /^secrets(?:\.v1)?$/.test(each ?? ''))
    const namespaces = spec?.template?.includedNamespaces ?? []
    if (index < 0 || namespaces.length === 0 || namespaces.some((each) => each === undefined || each === '*')) return
    if (estate.of(OpaqueObject).length > 0) return
    const made = new Set(estate.of(ExternalSecret).map((each) => namespaceOf(each)))
    const bare = namespaces.filter((each) => !made.has(each))
    if (bare.length === 0 || made.has(undefined)) return
    yield {
      at: ['spec', 'template', 'excludedResources', index],
      message: `a restore of ${bare.map((each) => `\`${each}\``).join(', ')} comes without secrets, and nothing here makes them anew; back them up`,
    }
  },
  examples: [
    {
      bad: `
        apiVersion: velero.io/v1
        kind: Schedule
        metadata: { name: daily, namespace: velero }
        spec:
          schedule: "0 3 * * *"
          template:
            includedNamespaces: [shop]
            excludedResources: [secrets, events]
      `,
      good: `
        apiVersion: velero.io/v1
        kind: Schedule
        metadata: { name: daily, namespace: velero }
        spec:
          schedule: "0 3 * * *"
          template:
            includedNamespaces: [shop]
            excludedResources: [secrets, events]
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: { name: api, namespace: shop }
        spec:
          secretStoreRef: { name: vault, kind: ClusterSecretStore }
          data: [{ secretKey: token, remoteRef: { key: shop, property: token } }]
      `,
    },
  ],
}

function namespaceOf({ data }: Resource<ExternalSecret>): string | undefined {
  return data.metadata?.namespace
}
