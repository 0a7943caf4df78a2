import { type Answer, any, matchesLabels } from '../../kinds/kubernetes/select.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap, scalar } from '../../model/shape.ts'
import { inReach, inReachBy, mayHoldMore } from './reach.ts'

/** The pods in reach that a map of labels surely selects. */
export function podsWith(estate: Estate, of: Resource, wanted: unknown): readonly Resource<Pod>[] {
  const [pair] = pairsOf(wanted)
  const candidates =
    pair === undefined ? inReach(estate, Pod, of) : (inReachBy(estate, Pod, of, pairsOfPod).get(pair) ?? [])
  return candidates
    .filter(({ resource, sure }) => sure && matchesLabels(wanted, labelsOf(resource)) === 'yes')
    .map(({ resource }) => resource)
}

/** The Services in reach that surely send to pods with these labels. */
export function servicesOf(estate: Estate, of: Resource, labels: unknown): readonly Resource<Service>[] {
  const index = inReachBy(estate, Service, of, firstPairOfService)
  return pairsOf(labels)
    .flatMap((pair) => index.get(pair) ?? [])
    .filter(({ resource, sure }) => sure && matchesLabels(resource.data.spec?.selector, labels) === 'yes')
    .map(({ resource }) => resource)
}

/**
 * The pods that stand beside the resource, where it is sure that none of them, nor any that is not in these files, has
 * the labels. Undefined where one has or may have, where no pods stand here, and where an operator may make some.
 * `wanted` is the map of labels where the question is just that: it is answered sooner.
 */
export function strangers(
  estate: Estate,
  of: Resource,
  answer: (labels: unknown) => Answer,
  wanted?: unknown,
): readonly Resource<Pod>[] | undefined {
  if (mayHoldMore(estate, of)) return undefined
  const pods = inReach(estate, Pod, of)
  if (wanted !== undefined && podsWith(estate, of, wanted).length > 0) return undefined
  const beside = pods.filter(({ sure }) => sure).map(({ resource }) => resource)
  if (beside.length === 0 || any(pods.map(({ resource }) => answer(labelsOf(resource)))) !== 'no') return undefined
  if (inReach(estate, KubernetesObject, of).some(({ resource }) => mayMakePods(resource.data))) return undefined
  return beside
}

export function labelsOf({ data }: Resource<Pod>): unknown {
  return data.metadata?.labels
}

/** `name=value` of each label that is known. */
function pairsOf(labels: unknown): string[] {
  if (!isMap(labels)) return []
  return Object.entries(labels).flatMap(([name, value]) => (scalar(value) === undefined ? [] : `${name}=${value}`))
}

function pairsOfPod(pod: Resource<Pod>): string[] {
  return pairsOf(labelsOf(pod))
}

function firstPairOfService({ data }: Resource<Service>): string | undefined {
  return pairsOf(data.spec?.selector)[0]
}

/** Labels that controllers put on pods, so that no template shows them. */
export function withoutGiven(labels: unknown): unknown {
  if (!isMap(labels)) return labels
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !given.test(name)))
}

const given =
  /^(?:statefulset\.kubernetes\.io\/|apps\.kubernetes\.io\/|batch\.kubernetes\.io\/|job-name$|controller-uid$|pod-template-|rollouts-pod-)/
const builtIn = /^(?:[a-z]+\/)?v\d|\.k8s\.io\/|^apps\.openshift\.io\//
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
