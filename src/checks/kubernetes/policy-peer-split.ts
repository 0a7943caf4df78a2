import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<NetworkPolicy> = {
  title: 'Namespace and pods are two peers where one was meant',
  why: `Each item of \`from\` or \`to\` admits on its own. One with \`namespaceSelector\` alone admits every pod of those namespaces,
and the next, with \`podSelector\` alone, pods of the policy's own namespace. To admit only those pods of that namespace
both selectors have to stand in one item: leave out the second dash. Reported where the pods are called like the
namespace, and no pod of the policy's own namespace has their labels.`,
  severity: 'medium',
  level: 'default',
  on: NetworkPolicy,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7'],
  *run({ spec = {} }, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    const sides = [
      ...(spec.ingress ?? []).map((rule, index) => ({ peers: rule?.from, at: ['spec', 'ingress', index, 'from'] })),
      ...(spec.egress ?? []).map((rule, index) => ({ peers: rule?.to, at: ['spec', 'egress', index, 'to'] })),
    ]
    for (const { peers = [], at } of sides)
      for (const [index, peer] of peers.entries()) {
        const next = peers[index + 1]
        if (!peer || !next || peer.podSelector !== undefined || next.namespaceSelector !== undefined) continue
        const space = wordsOf(peer.namespaceSelector)
        const wanted = wordsOf(next.podSelector)
        const own = wordsOf(spec.podSelector)
        // What the policy protects is called so too: its own pods may well be meant.
        if (![...wanted].some((word) => space.has(word) && !own.has(word))) continue
        const pods = inReach(estate, Pod, resource).map((each) => each.resource)
        if (pods.some(({ data }) => selects(next.podSelector, data.metadata?.labels) !== 'no')) continue
        yield {
          at: [...at, index + 1],
          message: `admits pods of this namespace, beside every pod of \`${[...space].join('-')}\`; join the two items into one`,
          related: [
            { resource, at: [...at, index], message: 'the namespaces that are meant' },
            { resource, at: [...at, index + 1, 'namespaceSelector'], message: 'this namespace, as none is named' },
            { resource, at: [...at, index, 'podSelector'], message: 'every pod, as none is named' },
            { resource, at: ['spec', 'podSelector'], message: 'what the policy protects' },
            ...pods.slice(0, 20).map((pod) => ({ resource: pod, at: ['metadata', 'labels'], message: 'not these' })),
          ],
        }
      }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: api, namespace: shop }
        spec:
          podSelector: { matchLabels: { app: api } }
          ingress:
            - from:
                - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } }
                - podSelector: { matchLabels: { app: nginx-ingress } }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: api, namespace: shop }
        spec:
          podSelector: { matchLabels: { app: api } }
          ingress:
            - from:
                - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } }
                  podSelector: { matchLabels: { app: nginx-ingress } }
            - from:
                - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } }
                - podSelector: { matchLabels: { app: web } }
      `,
    },
  ],
}

/** The words of the values by which something is selected. */
function wordsOf(selector: unknown): ReadonlySet<string> {
  const labels = valueAt(selector, ['matchLabels'])
  const values = Object.values(isMap(labels) ? labels : {})
  return new Set(
    values
      .flatMap((value) => (typeof value === 'string' && !hasHole(value) ? value.split(/[-_.]/) : []))
      .filter((word) => word.length > 3),
  )
}
