import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import { inReach } from '../../links/kubernetes/reach.ts'
import { strangers, withoutGiven } from '../../links/kubernetes/selected.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<NetworkPolicy> = {
  title: 'NetworkPolicy admits pods by labels that none has',
  why: `The rule was written for somebody, and admits nobody: the calls that it was to let through are refused. Use the labels
of the pods that are meant; for pods of another namespace the same item needs a \`namespaceSelector\`. Reported only
where the policy protects a pod of these files and nothing here may make more.`,
  severity: 'medium',
  level: 'default',
  on: NetworkPolicy,
  controls: ['soc2/A1.1', 'nist-800-53/SC-7'],
  sources: ['kube-linter/dangling-networkpolicypeer-podselector'],
  *run({ spec = {} }, { resource, estate }) {
    const guarded = inReach(estate, Pod, resource).some(
      (each) => each.sure && selects(spec.podSelector, each.resource.data.metadata?.labels) === 'yes',
    )
    if (!guarded || isChart(resource)) return
    const sides = [
      ...(spec.ingress ?? []).map((rule, index) => ({ peers: rule?.from, at: ['spec', 'ingress', index, 'from'] })),
      ...(spec.egress ?? []).map((rule, index) => ({ peers: rule?.to, at: ['spec', 'egress', index, 'to'] })),
    ]
    for (const { peers = [], at } of sides)
      for (const [index, peer] of peers.entries()) {
        const selector = peer?.podSelector
        const labels = withoutGiven(valueAt(selector, ['matchLabels']))
        if (!peer || peer.namespaceSelector !== undefined || !isMap(labels) || Object.keys(labels).length === 0)
          continue
        if (estate.of(Pod).some(({ data }) => selects(selector, data.metadata?.labels) !== 'no')) continue
        const pods = strangers(estate, resource, (own) => selects(selector, own))
        if (!pods) continue
        yield {
          at: [...at, index, 'podSelector'],
          message: `no pod of this namespace has \`${Object.entries(labels)
            .map(([key, value]) => `${key}=${value}`)
            .join(', ')}\`; use the labels of those that are meant`,
          related: [
            { resource, at: [...at, index, 'namespaceSelector'], message: 'this namespace, as none is named' },
            ...pods
              .slice(0, 3)
              .map((pod) => ({ resource: pod, at: ['metadata', 'labels'], message: `the labels of \`${pod.name}\`` })),
          ],
        }
      }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ podSelector: { matchLabels: { app: backend } } }] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: db, labels: { app: db } }
        spec: { containers: [{ name: db, image: 'postgres:18.1' }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: api, labels: { app: api } }
        spec: { containers: [{ name: api, image: 'acme/api:1' }] }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: db, labels: { app: db } }
        spec: { containers: [{ name: db, image: 'postgres:18.1' }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: api, labels: { app: api } }
        spec: { containers: [{ name: api, image: 'acme/api:1' }] }
      `,
    },
  ],
}
