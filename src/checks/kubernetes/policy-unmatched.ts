import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import { strangers, withoutGiven } from '../../links/kubernetes/selected.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const common = {
  severity: 'low',
  level: 'strict',
  on: NetworkPolicy,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7'],
} as const

const target: Check<NetworkPolicy> = {
  ...common,
  title: 'NetworkPolicy is for pods that these files do not show',
  why: `Either they are deployed from somewhere else, or the labels have changed and the policy protects nothing. Keep a policy
beside the pods that it is for: then a change of their labels shows both.`,
  sources: ['kube-linter/dangling-networkpolicy', 'kube-score/networkpolicy-targets-pod'],
  *run({ spec }, { resource, estate }) {
    const selector = spec?.podSelector
    if (isOpen(selector) || isShown(estate, resource, selector)) return
    yield {
      at: ['spec', 'podSelector'],
      message: 'no pod of these files is selected; keep the policy beside its pods',
      related: [{ resource, at: ['metadata', 'namespace'], message: 'where they would have to be' }],
    }
  },
  examples: [{ bad: withPod('database', '{ app: db }'), good: withPod('db', '{ app: db }') }],
}

const peer: Check<NetworkPolicy> = {
  ...common,
  title: 'NetworkPolicy admits pods that these files do not show',
  why: `Either they are deployed into this namespace from somewhere else, or the labels have changed and their calls are refused.
Pods of another namespace need a \`namespaceSelector\` in the same item.`,
  sources: ['kube-linter/dangling-networkpolicypeer-podselector'],
  *run({ spec = {} }, { resource, estate }) {
    for (const [side, field] of sides)
      for (const [index, rule] of (spec[side] ?? []).entries())
        for (const [item, { podSelector, namespaceSelector }] of peersOf(rule, field)) {
          if (namespaceSelector !== undefined || isOpen(podSelector)) continue
          if (isShown(estate, resource, podSelector)) continue
          const at = ['spec', side, index, field, item]
          yield {
            at: [...at, 'podSelector'],
            message: 'no pod of these files is meant; if they are of another namespace, add a `namespaceSelector`',
            related: [
              { resource, at: [...at, 'namespaceSelector'], message: 'this namespace, as none is named' },
              { resource, at: ['metadata', 'namespace'], message: 'where they would have to be' },
            ],
          }
        }
  },
  examples: [
    { bad: peerOf('api', 'other'), good: peerOf('api', 'shop') },
    {
      bad: peerOf('api', 'other'),
      good: peerOf('api', 'other').replace(
        'podSelector: { matchLabels: { app: api',
        'namespaceSelector: {}, podSelector: { matchLabels: { app: api',
      ),
    },
  ],
}

/** Policies about pods that may well be somewhere else. What is surely wrong is said by `policy-selects-nothing` and `policy-peer-nobody`. */
export const checks = { target, peer } as Readonly<Record<string, Check>>

const sides = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const

interface Peer {
  readonly podSelector?: unknown
  readonly namespaceSelector?: unknown
}

function peersOf(
  rule: { readonly from?: readonly (Peer | undefined)[]; readonly to?: readonly (Peer | undefined)[] } | undefined,
  field: 'from' | 'to',
) {
  return [...(rule?.[field] ?? []).entries()].flatMap(([index, each]) => (each ? [[index, each] as const] : []))
}

/** Every pod, or labels that controllers give. */
function isOpen(selector: unknown): boolean {
  if (!isMap(selector) || Object.keys(selector).length === 0) return true
  const labels = valueAt(selector, ['matchLabels'])
  return isMap(labels) && Object.keys(labels).length > 0 && Object.keys(withoutGiven(labels) ?? {}).length === 0
}

function isShown(estate: Estate, of: Resource, selector: unknown): boolean {
  if (mayHoldMore(estate, of)) return true
  if (inReach(estate, Pod, of).some(({ resource }) => selects(selector, resource.data.metadata?.labels) !== 'no'))
    return true
  return strangers(estate, of, (labels) => selects(selector, labels)) !== undefined
}

function withPod(app: string, labels: string): string {
  return `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: db, namespace: shop }
    spec: { podSelector: { matchLabels: { app: ${app} } }, policyTypes: [Ingress] }
    ---
    apiVersion: v1
    kind: Pod
    metadata: { name: db, namespace: ${app === 'db' ? 'shop' : 'other'}, labels: ${labels} }
    spec: { containers: [{ name: db, image: 'postgres:18.1' }] }
  `
}

function peerOf(app: string, namespace: string): string {
  return `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: db, namespace: shop }
    spec:
      podSelector: { matchLabels: { app: db } }
      ingress:
        - from: [{ podSelector: { matchLabels: { app: ${app} } } }]
    ---
    apiVersion: v1
    kind: Pod
    metadata: { name: api, namespace: ${namespace}, labels: { app: ${app} } }
    spec: { containers: [{ name: api, image: 'acme/api:1' }] }
  `
}
