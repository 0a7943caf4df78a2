import type { PodDisruptionBudget } from '../../kinds/kubernetes/pod-disruption-budget.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { replicasOf, targetOf } from '../../links/kubernetes/autoscaling.ts'
import { inReach, inReachBy } from '../../links/kubernetes/reach.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { type Path, valueAt } from '../../model/source.ts'

export interface Guarded {
  readonly workload: Resource<Workload>
  /** The autoscaler that says how many there are. */
  readonly scaler: Resource<KubernetesObject> | undefined
  /** How many pods run at the least, and where that is said. */
  readonly least: number
  readonly at: Path
}

/** The workloads that a disruption budget surely holds for, where it is known how many pods they keep. */
export function* guardedBy(estate: Estate, budget: Resource<PodDisruptionBudget>): Iterable<Guarded> {
  for (const { resource: workload, sure } of inReach(estate, Workload, budget)) {
    const { kind, metadata, spec: own = {} } = workload.data
    const labels = valueAt(own.template, ['metadata', 'labels']) ?? valueAt(own.selector, ['matchLabels'])
    if (!sure || kind === 'DaemonSet' || selects(budget.data.spec?.selector, labels) !== 'yes') continue
    const scalers = inReachBy(estate, KubernetesObject, workload, targetOf).get(`${kind}/${metadata.name}`) ?? []
    const scaler = scalers.map(({ resource: other }) => other).find((other) => replicasOf(other) !== undefined)
    const least = scaler ? minimum(scaler.data) : (own.replicas ?? 1)
    if (least !== undefined) yield { workload, scaler, least, at: ['spec', scaler ? fieldOf(scaler.data) : 'replicas'] }
  }
}

/** Where KEDA goes down to 0, there is no saying what the least is that runs. */
function minimum(scaler: KubernetesObject): number | undefined {
  const value = valueAt(scaler.spec, [fieldOf(scaler)])
  if (value === undefined) return scaler.kind === 'ScaledObject' ? undefined : 1
  return typeof value === 'number' && value > 0 ? value : undefined
}

function fieldOf({ kind }: KubernetesObject): string {
  return kind === 'ScaledObject' ? 'minReplicaCount' : 'minReplicas'
}
