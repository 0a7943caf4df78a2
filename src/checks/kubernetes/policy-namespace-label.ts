import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import { namespaces } from '../../links/kubernetes/flows.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

const automatic = 'kubernetes.io/metadata.name'

export const check: Check<NetworkPolicy> = {
  title: 'NetworkPolicy admits namespaces by a label that none has',
  why: `A namespace does not carry its own name as \`name\`: that label is there only where somebody has put it. What such a rule
is meant to admit is refused. Select by \`kubernetes.io/metadata.name\`, which every namespace has, or label the
namespaces. Reported where namespaces are made in these files and none of them has the label.`,
  severity: 'high',
  level: 'default',
  on: NetworkPolicy,
  fix: 'risky',
  controls: ['soc2/A1.1', 'nist-800-53/SC-7'],
  *run({ spec = {} }, { resource, estate }) {
    const known = labelsOf(estate)
    if (known.made.length === 0 || isChart(resource)) return
    const sides = [
      ...(spec.ingress ?? []).map((rule, index) => ({ peers: rule?.from, at: ['spec', 'ingress', index, 'from'] })),
      ...(spec.egress ?? []).map((rule, index) => ({ peers: rule?.to, at: ['spec', 'egress', index, 'to'] })),
    ]
    for (const { peers, at } of sides)
      for (const [index, peer] of (peers ?? []).entries()) {
        const wanted = valueAt(peer?.namespaceSelector, ['matchLabels'])
        for (const [key, value] of Object.entries(isMap(wanted) ? wanted : {})) {
          if (key === automatic || typeof value !== 'string' || hasHole(value)) continue
          if (known.open || known.pairs.has(`${key}=${value}`)) continue
          const path: Path = [...at, index, 'namespaceSelector', 'matchLabels']
          const alone = Object.keys(isMap(wanted) ? wanted : {}).length === 1 && key === 'name'
          yield {
            at: [...path, key],
            message: `no namespace here is labelled \`${key}: ${value}\`; select by \`${automatic}\`, or put the label on`,
            related: known.made.slice(0, 5).map((each) => ({
              resource: each,
              at: ['metadata', 'labels'],
              message: `all labels of \`${each.data.metadata?.name}\``,
            })),
            ...(alone && { changes: [{ set: path, to: { [automatic]: value } }] }),
          }
        }
      }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: api
          namespace: shop
        spec:
          podSelector: {}
          ingress:
            - from:
                - namespaceSelector:
                    matchLabels:
                      name: ingress-nginx
      `,
      good: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: api
          namespace: shop
        spec:
          podSelector: {}
          ingress:
            - from:
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: ingress-nginx
      `,
    },
  ],
}

interface Labels {
  readonly made: readonly Resource<KubernetesObject>[]
  readonly pairs: ReadonlySet<string>
  /** Some cannot be known, or are put on by a command. */
  readonly open: boolean
}

/** What puts labels on namespaces beside their manifests. */
const labelling = /kubectl[^\n]{0,80}\slabel[^\n]{0,40}\s(?:ns|namespaces?)\b|"kubernetes_(?:labels|namespace)/
const found = new WeakMap<Estate, Labels>()

function labelsOf(estate: Estate): Labels {
  const before = found.get(estate)
  if (before) return before
  const made = [...estate.by(KubernetesObject, namespaces).values()].flat()
  const all = made.map((each) => valueAt(objectOf(each), ['metadata', 'labels']))
  const open =
    all.some((labels) => isUnknown(labels) || Object.values(isMap(labels) ? labels : {}).some(isUnknown)) ||
    [...estate.files.values()].some(({ text }) => labelling.test(text))
  const pairs = new Set(
    all.flatMap((labels) => Object.entries(isMap(labels) ? labels : {}).map(([key, value]) => `${key}=${value}`)),
  )
  const result = { made, pairs, open }
  found.set(estate, result)
  return result
}
