import type { Decided } from '../../model/blueprint.ts'
import type { Addon } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'

/** What the answers ask of every cluster. Nothing without a cluster. */
export function addonsOf(decided: Readonly<Record<string, Decided>>, workloads: readonly Workload[]): Addon[] {
  if (decided.cluster?.answer !== 'eks') return []
  return [
    ...(decided.secrets?.answer === 'secrets-manager' ? [secrets] : []),
    ...(decided.ingress?.answer === 'application-load-balancer' ? [balancer, dns] : []),
    autoscaler,
    ...(workloads.some(({ scaling }) => scaling.by === 'queue') ? [keda] : []),
    ...(decided.observability?.answer === 'prometheus' ? [prometheus, blackbox] : []),
  ]
}

const secrets: Addon = {
  name: 'external-secrets',
  namespace: 'external-secrets',
  serviceAccount: 'external-secrets',
  why: 'copies secrets from the secrets manager into the namespaces that use them',
}
const balancer: Addon = {
  name: 'aws-load-balancer-controller',
  namespace: 'kube-system',
  serviceAccount: 'aws-load-balancer-controller',
  why: 'makes the load balancer that an Ingress asks for',
}
const dns: Addon = {
  name: 'external-dns',
  namespace: 'external-dns',
  serviceAccount: 'external-dns',
  why: 'gives every public host its record',
}
const autoscaler: Addon = {
  name: 'cluster-autoscaler',
  namespace: 'kube-system',
  serviceAccount: 'cluster-autoscaler',
  why: 'adds nodes when pods find no room, and takes them away',
}
const keda: Addon = {
  name: 'keda',
  namespace: 'keda',
  serviceAccount: 'keda-operator',
  why: 'adds workers when messages wait',
}
const prometheus: Addon = {
  name: 'kube-prometheus-stack',
  namespace: 'monitoring',
  why: 'measures, judges rules and sends alerts',
}
const blackbox: Addon = {
  name: 'prometheus-blackbox-exporter',
  namespace: 'monitoring',
  why: 'looks at public pages from outside, as a visitor does',
}
