import type { Pod } from '../../kinds/kubernetes.ts'
import type { Path } from '../../model/source.ts'

/** A ConfigMap, or one key of it, without which a pod does not start. `at` is within the pod. */
export interface ConfigReference {
  readonly name: string
  readonly key?: string
  readonly at: Path
}

export function* configsOf({ spec }: Pod): Iterable<ConfigReference> {
  for (const list of ['initContainers', 'containers'] as const)
    for (const [index, { env = [], envFrom = [] } = {}] of (spec[list] ?? []).entries()) {
      for (const [item, each] of env.entries()) {
        const { name, key, optional } = each?.valueFrom?.configMapKeyRef ?? {}
        const at = ['spec', list, index, 'env', item, 'valueFrom', 'configMapKeyRef', 'key']
        if (name && key && !optional) yield { name, key, at }
      }
      for (const [item, each] of envFrom.entries()) {
        const { name, optional } = each?.configMapRef ?? {}
        if (name && !optional) yield { name, at: ['spec', list, index, 'envFrom', item, 'configMapRef', 'name'] }
      }
    }
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    yield* ofVolume(volume?.configMap, ['spec', 'volumes', index, 'configMap'])
    for (const [item, source] of (volume?.projected?.sources ?? []).entries())
      yield* ofVolume(source?.configMap, ['spec', 'volumes', index, 'projected', 'sources', item, 'configMap'])
  }
}

type Source = NonNullable<NonNullable<NonNullable<Pod['spec']['volumes']>[number]>['configMap']>

function* ofVolume(source: Source | undefined, at: Path): Iterable<ConfigReference> {
  const { name, optional, items } = source ?? {}
  if (!name || optional) return
  yield { name, at: [...at, 'name'] }
  for (const [index, item] of (items ?? []).entries())
    if (item?.key) yield { name, key: item.key, at: [...at, 'items', index, 'key'] }
}
