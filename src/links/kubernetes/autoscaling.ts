import type { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import type { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import { listOf, literal, record } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'

/** What an autoscaler changes, and where it says so. */
export interface Scaled {
  readonly kind: string
  readonly name: string
  readonly at: Path
}

/** The target of an object that sets the number of replicas: an HPA, or KEDA's ScaledObject which makes one. */
export function replicasOf({ data }: Resource<KubernetesObject>): Scaled | undefined {
  if (data.kind !== 'HorizontalPodAutoscaler' && !isScaledObject(data)) return undefined
  const { scaleTargetRef } = scaler(data.spec) ?? {}
  const kind = scaleTargetRef?.kind ?? (isScaledObject(data) ? 'Deployment' : undefined)
  if (!scaleTargetRef || !kind) return undefined
  return { kind, name: scaleTargetRef.name, at: ['spec', 'scaleTargetRef', 'name'] }
}

/** The target of a VPA that restarts pods with other requests; one that only recommends changes nothing. */
export function requestsOf({ data }: Resource<KubernetesObject>): Scaled | undefined {
  if (data.kind !== 'VerticalPodAutoscaler') return undefined
  const { targetRef, updatePolicy } = resizer(data.spec) ?? {}
  if (!targetRef || updatePolicy?.updateMode === 'Off' || updatePolicy?.updateMode === 'Initial') return undefined
  return { ...targetRef, at: ['spec', 'targetRef', 'name'] }
}

/** What an object scales, to look its scalers up by. */
export function targetOf(resource: Resource<KubernetesObject>): string | undefined {
  const scaled = replicasOf(resource) ?? requestsOf(resource)
  return scaled && `${scaled.kind}/${scaled.name}`
}

/** Whether an HPA counts in shares of what is requested: whoever changes the requests changes its measure. */
export function countsInRequests({ spec }: HorizontalPodAutoscaler): boolean {
  return metrics(spec?.metrics)?.some((metric) => metric?.resource?.target.type === 'Utilization') ?? false
}

const scaler = record({ scaleTargetRef: record({ name: literal }, { kind: literal }) })
const resizer = record(
  { targetRef: record({ kind: literal, name: literal }) },
  { updatePolicy: record({}, { updateMode: literal }) },
)
const metrics = listOf(record({}, { resource: record({ target: record({ type: literal }) }) }))

function isScaledObject({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === 'ScaledObject' && apiVersion.startsWith('keda.sh/')
}
