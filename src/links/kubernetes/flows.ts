import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { type Answer, all, any, selects } from '../../kinds/kubernetes/select.ts'
import { KubernetesObject, type Pod } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { objectOf } from './objects.ts'
import { inReach, namespaceOf } from './reach.ts'

export type Direction = 'ingress' | 'egress'
export type Peer = NonNullable<NonNullable<Rule>['from']>[number]
/** A rule of either direction: whom it admits, and on which ports. */
export type Rule =
  | {
      readonly from?: readonly ({ podSelector?: unknown; namespaceSelector?: unknown; ipBlock?: unknown } | undefined)[]
      readonly ports?: readonly ({ port?: string | number; endPort?: number; protocol?: string } | undefined)[]
    }
  | undefined

export interface Held {
  readonly policy: Resource<NetworkPolicy>
  readonly rule: Rule
  readonly index: number
}

/** The policies that surely hold for a pod in a direction, and every rule that admits something, also of those that may. */
export function rulesFor(estate: Estate, pod: Resource<Pod>, direction: Direction) {
  const type = direction === 'ingress' ? 'Ingress' : 'Egress'
  const found = inReach(estate, NetworkPolicy, pod)
    .map(({ resource, sure }) => ({
      policy: resource,
      answer: sure ? selects(resource.data.spec?.podSelector, pod.data.metadata?.labels) : 'maybe',
    }))
    .filter(({ policy: { data }, answer }) => {
      const types = data.spec?.policyTypes
      return answer !== 'no' && (types ? types.includes(type) : type === 'Ingress' || data.spec?.egress !== undefined)
    })
  const rules = found.flatMap(({ policy }) =>
    direction === 'ingress'
      ? (policy.data.spec?.ingress ?? []).map((rule, index): Held => ({ policy, rule, index }))
      : (policy.data.spec?.egress ?? []).map(
          (rule, index): Held => ({
            policy,
            rule: rule && { ...(rule.to && { from: rule.to }), ...(rule.ports && { ports: rule.ports }) },
            index,
          }),
        ),
  )
  return { policies: found.flatMap(({ policy, answer }) => (answer === 'yes' ? [policy] : [])), rules }
}

/** Whether a rule admits a port of a pod, given by number and, where it has one, by name. */
export function admitsPort(rule: Rule, port: number, name: string | undefined, protocol = 'TCP'): Answer {
  if (!rule) return 'maybe'
  const { ports = [] } = rule
  if (ports.length === 0) return 'yes'
  return any(
    ports.map((each) => {
      if (!each) return 'maybe'
      if ((each.protocol ?? 'TCP') !== protocol) return 'no'
      if (each.port === undefined) return each.endPort === undefined ? 'yes' : 'maybe'
      if (typeof each.port === 'string' && !/^\d+$/.test(each.port)) return each.port === name ? 'yes' : 'no'
      const first = Number(each.port)
      return port >= first && port <= (each.endPort ?? first) ? 'yes' : 'no'
    }),
  )
}

/** Whether a rule of a policy admits a pod. */
export function admitsPod(estate: Estate, { policy, rule }: Held, pod: Resource<Pod>): Answer {
  if (!rule) return 'maybe'
  if (!rule.from || rule.from.length === 0) return 'yes'
  return any(rule.from.map((peer) => admitsAs(estate, policy, peer, pod)))
}

function admitsAs(estate: Estate, policy: Resource, peer: Peer, pod: Resource<Pod>): Answer {
  if (!peer || peer.ipBlock !== undefined) return 'maybe'
  const labels = pod.data.metadata?.labels
  const own = peer.podSelector === undefined ? 'yes' : selects(peer.podSelector, labels)
  if (peer.namespaceSelector === undefined) {
    const [here, there] = [namespaceOf(policy), namespaceOf(pod)]
    return here === there ? own : here === undefined || there === undefined ? all([own, 'maybe']) : 'no'
  }
  return all([own, namespaceFits(estate, peer.namespaceSelector, namespaceOf(pod))])
}

/** Whether a selector of namespaces fits one by this name. */
export function namespaceFits(estate: Estate, selector: unknown, name: string | undefined): Answer {
  if (isMap(selector) && Object.keys(selector).length === 0) return 'yes'
  if (name === undefined) return 'maybe'
  const given = { 'kubernetes.io/metadata.name': name }
  const [namespace] = estate.by(KubernetesObject, namespaces).get(name) ?? []
  const labels = namespace && valueAt(objectOf(namespace), ['metadata', 'labels'])
  if (isUnknown(labels)) return 'maybe'
  if (namespace) return selects(selector, { ...(isMap(labels) ? labels : {}), ...given })
  const keys = [
    ...Object.keys(isMap(valueAt(selector, ['matchLabels'])) ? (valueAt(selector, ['matchLabels']) as object) : {}),
    ...[valueAt(selector, ['matchExpressions']) ?? []].flat().map((each) => valueAt(each, ['key']) ?? '?'),
  ]
  return keys.every((key) => key === 'kubernetes.io/metadata.name') ? selects(selector, given) : 'maybe'
}

/** Namespaces by their name. */
export function namespaces({ data }: Resource<KubernetesObject>): string | undefined {
  return data.kind === 'Namespace' && data.apiVersion === 'v1' ? data.metadata?.name : undefined
}
