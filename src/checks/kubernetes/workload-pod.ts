import { podPathOf, type Workload } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'

/** The specification of the pods that a workload runs, as it is written, also where it is no pod yet. */
export function podSpecOf(
  resource: Resource<Workload>,
): { readonly spec: Readonly<Record<string, unknown>>; readonly at: Path } | undefined {
  const { apiVersion, kind } = resource.data
  const path = podPathOf(apiVersion, kind)
  if (!path) return undefined
  const at = [...path, 'spec']
  const spec = valueAt(resource.tree.data, [...resource.path, ...at])
  return isMap(spec) ? { spec, at } : undefined
}

/** Runs for ever, as many as are asked for. */
export function isServing({ kind }: Workload): boolean {
  return !/^(?:Job|CronJob|ScaledJob|Pod|PodTemplate)$/.test(kind)
}

/** As many as are asked for, on whichever nodes. */
export function isReplicated({ kind }: Workload): boolean {
  return isServing({ kind } as Workload) && kind !== 'DaemonSet'
}
