import { removedApi } from '../../facts/removed-apis.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<KubernetesObject> = {
  title: 'API version is deprecated',
  why: `It still works and will stop: move before an upgrade has to wait for it.`,
  severity: 'low',
  level: 'strict',
  on: KubernetesObject,
  controls: ['nist-800-53/SI-2'],
  sources: ['pluto/deprecated'],
  *run({ apiVersion, kind }) {
    const { removed, deprecated, product, successor } = removedApi(apiVersion, kind) ?? {}
    if (removed || !successor) return
    const since = deprecated ? ` since ${product} ${deprecated}` : ''
    yield {
      at: ['apiVersion'],
      message: `\`${apiVersion} ${kind}\` is deprecated${since}; use \`${successor}\``,
    }
  },
  examples: [
    {
      bad: `
        apiVersion: external-secrets.io/v1beta1
        kind: ExternalSecret
        metadata: { name: db }
      `,
      good: `
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: { name: db }
      `,
    },
  ],
}
