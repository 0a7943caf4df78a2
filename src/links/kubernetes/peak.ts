import { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import { Pod } from '../../kinds/kubernetes/pod.ts'
import { LimitRange } from '../../kinds/kubernetes/quotas.ts'
import { KubernetesObject, podPathOf, Workload } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { number } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { parseQuantity } from '../../values/quantity.ts'
import { replicasOf, targetOf } from './autoscaling.ts'
import { inReach, inReachBy } from './reach.ts'

/** What a namespace may come to run of one workload, and what says so. */
export interface Peak {
  /** `Deployment/api`. */
  readonly target: string
  readonly pods: number
  /** Absent where only its autoscaler is in these files. */
  readonly workload?: Resource<Workload>
  readonly resource: Resource
  readonly at: Path
}

/** At the least: what cannot be known is left out, so that the sum is a lower bound. */
export function peaksIn(estate: Estate, of: Resource): readonly Peak[] {
  const peaks = new Map<string, Peak>()
  for (const { resource, sure } of inReach(estate, Workload, of)) {
    const { kind, metadata, spec } = resource.data
    if (!sure || !/^(?:Deployment|StatefulSet|Rollout)$/.test(kind)) continue
    const raw = valueAt(valueAt(resource.tree.data, resource.path), ['spec', 'replicas'])
    const pods = spec?.replicas ?? (raw === undefined ? 1 : 0)
    const target = `${kind}/${metadata.name}`
    peaks.set(target, { target, pods, workload: resource, resource, at: ['spec', 'replicas'] })
  }
  for (const { resource, sure } of inReach(estate, KubernetesObject, of)) {
    const target = sure && replicasOf(resource) ? targetOf(resource) : undefined
    if (target === undefined) continue
    const field = resource.data.kind === 'ScaledObject' ? 'maxReplicaCount' : 'maxReplicas'
    const most = number(valueAt(resource.data.spec, [field])) ?? 0
    const before = peaks.get(target)
    if (before && before.pods >= most) continue
    peaks.set(target, {
      target,
      pods: most,
      ...(before?.workload && { workload: before.workload }),
      resource,
      at: ['spec', field],
    })
  }
  return [...peaks.values()].filter(({ pods }) => pods > 0)
}

/** What one pod of a workload asks for, with what a LimitRange of its namespace gives those that ask for nothing. */
export function askedBy(
  estate: Estate,
  workload: Resource<Workload>,
  part: 'requests' | 'limits',
  name: string,
): number {
  const { apiVersion, kind } = workload.data
  const path = podPathOf(apiVersion, kind)
  const pod = path && Pod.shape(valueAt(valueAt(workload.tree.data, workload.path), path))
  const given = path ? defaultOf(estate, workload, part, name) : 0
  const each = (pod?.spec.containers ?? []).map((container) => {
    const own =
      container?.resources?.[part]?.[name] ?? (part === 'requests' ? container?.resources?.limits?.[name] : undefined)
    return own === undefined ? given : (parseQuantity(own) ?? 0)
  })
  return each.reduce((sum, amount) => sum + amount, 0)
}

function defaultOf(estate: Estate, of: Resource, part: 'requests' | 'limits', name: string): number {
  for (const { resource, sure } of inReach(estate, LimitRange, of))
    for (const limit of sure ? (resource.data.spec?.limits ?? []) : []) {
      const value =
        part === 'limits' ? limit?.default?.[name] : (limit?.defaultRequest?.[name] ?? limit?.default?.[name])
      if (limit?.type === 'Container' && value !== undefined) return parseQuantity(value) ?? 0
    }
  return 0
}

/** The autoscaler of a workload, where one stands beside it. */
export function scalerOf(estate: Estate, workload: Resource<Workload>): Resource<KubernetesObject> | undefined {
  const { kind, metadata } = workload.data
  const found = inReachBy(estate, KubernetesObject, workload, targetOf).get(`${kind}/${metadata.name}`) ?? []
  return found.map(({ resource }) => resource).find((each) => replicasOf(each) !== undefined)
}

/** The least and the most replicas of a workload, as far as they are known. */
export function boundsOf(
  estate: Estate,
  workload: Resource<Workload>,
): { readonly least?: number; readonly most?: number } {
  const scaler = scalerOf(estate, workload)
  const raw = valueAt(valueAt(workload.tree.data, workload.path), ['spec', 'replicas'])
  const own = workload.data.spec?.replicas ?? (raw === undefined ? 1 : undefined)
  if (!scaler) return own === undefined ? {} : { least: own, most: own }
  if (scaler.kind.id !== HorizontalPodAutoscaler.id && scaler.data.kind !== 'HorizontalPodAutoscaler') return {}
  const spec = HorizontalPodAutoscaler.shape(valueAt(scaler.tree.data, scaler.path))?.spec
  const least = valueAt(scaler.data.spec, ['minReplicas']) === undefined ? 1 : spec?.minReplicas
  return { ...(least !== undefined && { least }), ...(spec?.maxReplicas !== undefined && { most: spec.maxReplicas }) }
}
