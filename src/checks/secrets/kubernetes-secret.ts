import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { placeOf } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isStrong, tokensIn } from '../../values/secret.ts'
import type { Check } from '../check.ts'
import { isForShow } from './literals.ts'

export const check: Check<KubernetesObject> = {
  title: 'Secret stands readable in its manifest',
  why: `Base64 hides nothing: whoever can read the repository has the value. Seal it (Sealed Secrets, SOPS), or let External
Secrets bring it from a secrets manager; then change it.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'gdpr/art-32', 'cis-kubernetes/5.4.1'],
  *run({ kind }, { resource }) {
    if (kind !== 'Secret' || isForShow(resource.tree.file.path)) return
    const object = valueAt(resource.tree.data, resource.path)
    if (valueAt(object, ['sops']) !== undefined || /\/templates\//.test(placeOf(resource, ['data']).file)) return
    for (const field of ['data', 'stringData']) {
      const all = valueAt(object, [field])
      for (const [key, value] of isMap(all) ? Object.entries(all) : []) {
        const text = typeof value !== 'string' ? undefined : field === 'data' ? decoded(value) : value
        // Texts that stand for themselves are found as such, in whatever file.
        if (
          text !== undefined &&
          (field === 'data' || text.includes('\n')) &&
          (isStrong(text) || tokensIn(text).length > 0)
        )
          yield {
            at: [field, key],
            part: 'key',
            message: `\`${key}\` of \`${resource.name}\` is merely encoded (${text.length} characters); seal it or fetch it, and change it`,
          }
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Secret
        metadata: { name: orders }
        data:
          password: a1Y5dzJRejdMbVhh
      `,
      good: `
        apiVersion: v1
        kind: Secret
        metadata: { name: orders }
        data:
          password: Y2hhbmdlLW1l
          other: ""
      `,
    },
  ],
}

function decoded(text: string): string | undefined {
  try {
    const out = atob(text.trim())
    return /^[\x20-\x7e\s]{1,20000}$/.test(out) ? out : undefined
  } catch {
    return undefined
  }
}
