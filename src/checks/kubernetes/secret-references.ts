import type { Pod } from '../../kinds/kubernetes.ts'
import type { Path } from '../../model/source.ts'

/** A Secret, or one key of it, without which a pod does not start. `at` is within the pod. */
export interface Reference {
  readonly name: string
  readonly key?: string
  readonly at: Path
}

export function* referencesOf({ spec }: Pod): Iterable<Reference> {
  for (const list of ['initContainers', 'containers'] as const)
    for (const [index, { env = [], envFrom = [] } = {}] of (spec[list] ?? []).entries()) {
      for (const [item, each] of env.entries()) {
        const { name, key, optional } = each?.valueFrom?.secretKeyRef ?? {}
        const base = ['spec', list, index, 'env', item, 'valueFrom', 'secretKeyRef']
        if (name && key && !optional) yield { name, key, at: [...base, 'key'] }
      }
      for (const [item, each] of envFrom.entries()) {
        const { name, optional } = each?.secretRef ?? {}
        if (name && !optional) yield { name, at: ['spec', list, index, 'envFrom', item, 'secretRef', 'name'] }
      }
    }
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    const { secretName, optional } = volume?.secret ?? {}
    if (secretName && !optional) yield { name: secretName, at: ['spec', 'volumes', index, 'secret', 'secretName'] }
  }
}
