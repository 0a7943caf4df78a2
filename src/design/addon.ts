import type { Answers } from '../model/blueprint.ts'
import type { Planned, Stack } from '../model/plan.ts'
import type { Spec } from '../model/spec.ts'

/** What a cluster may run besides the workloads. Its id is its path, and the key of its chart in the facts. */
export interface AddonUnit {
  readonly why: string
  /** Key of its chart in the facts, where several units are made of one. */
  readonly chart?: string
  readonly namespace: string
  /** Account that it runs under, where it speaks to the cloud; the Terraform generator says what that account may do. */
  readonly serviceAccount?: string
  /** Whether that account speaks to the cloud, where it depends. */
  speaks?(scene: AddonScene): boolean
  /** Those of a lower wave are healthy before those of a higher one begin. Default: 0 */
  readonly wave?: number
  readonly madeAnew?: readonly Readonly<Record<string, unknown>>[]
  wanted(scene: AddonScene): boolean
  /** Whether this cluster gets it, where it is wanted at all. Default: every cluster does. */
  within?(stack: Stack): boolean
  /** Values of its chart; every key stands in the chart's own `values.yaml` at the version that the facts name. */
  values(stack: Stack, plan: Planned): unknown
}

export interface AddonScene {
  readonly spec: Spec
  readonly decided: Answers
  readonly plan: Planned
}

/** Whether Prometheus judges the rules in the cluster; what it measured may be shown by a service outside. */
export function judged(decided: Answers): boolean {
  return ['prometheus', 'datadog', 'new-relic'].includes(decided.observability?.answer ?? '')
}

/** What most controllers ask for. */
export const small = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } }
export const medium = { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } }

/** Whether load balancers of AWS stand before the cluster. */
export function balanced(decided: Answers): boolean {
  const answer = decided.ingress?.answer
  return answer === 'application-load-balancer' || answer === 'network-load-balancer'
}
