import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Check } from '../check.ts'
import { allowsDns, restrictsEgress, unsure } from './egress.ts'

export const check: Check<NetworkPolicy> = {
  title: 'Egress is allowed to names that cannot be looked up',
  why: `As soon as one policy restricts the egress of a pod, port 53 is closed as well. The pod may then speak to its
database, and never learns the database's address. Allow UDP and TCP 53 to the cluster's DNS.`,
  severity: 'high',
  level: 'default',
  on: NetworkPolicy,
  controls: ['soc2/A1.1'],
  *run(own, { resource, estate }) {
    const rules = own.spec?.egress ?? []
    // Nothing allowed at all is meant so. Only who allows a peer by labels counts on names.
    const named = rules.findIndex((rule) => rule?.to?.some((peer) => peer && !peer.ipBlock))
    if (!restrictsEgress(own) || named < 0 || mayHoldMore(estate, resource)) return
    const others = inReach(estate, KubernetesObject, resource).map(({ resource: other }) => other.data)
    if (
      others.some(({ apiVersion, kind }) => /NetworkPolicy$/.test(kind) && !apiVersion.startsWith('networking.k8s.io'))
    )
      return
    const selectors = inReach(estate, NetworkPolicy, resource)
    for (const { resource: pod, sure } of inReach(estate, Pod, resource)) {
      if (!sure || pod.data.spec.hostNetwork || selects(own.spec?.podSelector, pod.data.metadata?.labels) !== 'yes')
        continue
      const holding = selectors
        .filter(({ resource: policy }) => selects(policy.data.spec?.podSelector, pod.data.metadata?.labels) !== 'no')
        .map(({ resource: policy }) => policy)
      const rest = holding.flatMap((policy) =>
        (policy.data.spec?.egress ?? []).map((rule, at) => ({ policy, rule, at })),
      )
      if (rest.some(({ rule }) => allowsDns(rule))) continue
      yield {
        at: ['spec', 'egress'],
        message: `\`${pod.name}\` may call others but not look up their names; allow port 53 over UDP and TCP`,
        related: [
          { resource: pod, at: ['metadata', 'labels'], message: 'a pod that it holds for' },
          ...rest.flatMap(({ policy, rule, at }) =>
            unsure(rule).map((path) => ({ resource: policy, at: ['spec', 'egress', at, ...path], message: 'no DNS' })),
          ),
          ...holding.map((policy) => ({ resource: policy, at: ['spec', 'egress'], message: 'all that is allowed' })),
        ],
      }
      return
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress:
            - to: [{ podSelector: { matchLabels: { app: db } } }]
              ports: [{ port: 5432 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress:
            - to: [{ podSelector: { matchLabels: { app: db } } }]
              ports: [{ port: 5432 }]
            - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }]
              ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
    },
  ],
}
