import { type Answer, any } from '../../kinds/kubernetes/select.ts'
import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { inReach, mayHoldMore } from './reach.ts'

/** The pods in reach for which the question is answered with yes, in their labels. */
export function podsWhere(estate: Estate, of: Resource, answer: (labels: unknown) => Answer): readonly Resource<Pod>[] {
  return inReach(estate, Pod, of)
    .filter(({ resource, sure }) => sure && answer(labelsOf(resource)) === 'yes')
    .map(({ resource }) => resource)
}

/**
 * The pods that stand beside the resource, where it is sure that none of them, nor any that is not in these files, has
 * the labels. Undefined where one has or may have, where no pods stand here, and where an operator may make some.
 */
export function strangers(
  estate: Estate,
  of: Resource,
  answer: (labels: unknown) => Answer,
): readonly Resource<Pod>[] | undefined {
  if (mayHoldMore(estate, of)) return undefined
  const pods = inReach(estate, Pod, of)
  const beside = pods.filter(({ sure }) => sure).map(({ resource }) => resource)
  if (beside.length === 0 || any(pods.map(({ resource }) => answer(labelsOf(resource)))) !== 'no') return undefined
  if (inReach(estate, KubernetesObject, of).some(({ resource }) => mayMakePods(resource.data))) return undefined
  return beside
}

export function labelsOf({ data }: Resource<Pod>): unknown {
  return data.metadata?.labels
}

/** Labels that controllers put on pods, so that no template shows them. */
export function withoutGiven(labels: unknown): unknown {
  if (!isMap(labels)) return labels
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !given.test(name)))
}

const given =
  /^(?:statefulset\.kubernetes\.io\/|apps\.kubernetes\.io\/|batch\.kubernetes\.io\/|job-name$|controller-uid$|pod-template-|rollouts-pod-)/
const builtIn = /^(?:[a-z]+\/)?v\d|\.k8s\.io\//
const podless =
  /^(?:cert-manager\.io|external-secrets\.io|bitnami\.com|networking\.istio\.io|security\.istio\.io|keda\.sh|snapshot\.storage|policies\.kyverno\.io|kyverno\.io|karpenter\.|secrets-store\.csi)/
const podlessKinds = new Set([
  'AnalysisTemplate',
  'AppProject',
  'Kustomization',
  'PodMonitor',
  'Probe',
  'PrometheusRule',
  'Rollout',
  'ServiceMonitor',
  'AlertmanagerConfig',
])

function mayMakePods({ apiVersion, kind }: KubernetesObject): boolean {
  return !builtIn.test(apiVersion) && !podless.test(apiVersion) && !podlessKinds.has(kind)
}
