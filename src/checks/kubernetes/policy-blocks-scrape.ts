import { Pod } from '../../kinds/kubernetes.ts'
import { admitsPort, type Peer, type Rule, rulesFor } from '../../links/kubernetes/flows.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'NetworkPolicy shuts out the scraping that the pod asks for',
  why: `The annotations ask Prometheus to scrape the pod, and the pod's policies admit others on that port, or nobody. The target
is down for good, and alerts on its metrics never fire. Admit the namespace of Prometheus on that port.`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC7.2'],
  *run({ metadata, spec }, { resource, estate }) {
    const { annotations = {} } = metadata ?? {}
    const port = Number(annotations['prometheus.io/port'])
    if (annotations['prometheus.io/scrape'] !== 'true' || !port || spec.hostNetwork || mayHoldMore(estate, resource))
      return
    const declared = spec.containers.flatMap((each) => each?.ports ?? []).find((each) => each?.containerPort === port)
    const { policies, rules } = rulesFor(estate, resource, 'ingress')
    const lets = ({ rule }: { readonly rule: Rule }) =>
      admitsPort(rule, port, declared?.name) !== 'no' && (!rule?.from?.length || rule.from.some(mayBePrometheus))
    if (policies.length === 0 || rules.some(lets)) return
    yield {
      at: ['metadata', 'annotations', 'prometheus.io/port'],
      message: `is to be scraped on port ${port}, where \`${policies[0]?.name}\` does not admit Prometheus; admit its namespace`,
      related: [
        ...policies.map((policy) => ({ resource: policy, at: ['spec', 'ingress'], message: 'all that is admitted' })),
        ...rules.flatMap(({ policy, rule, index }) =>
          [
            ...(rule?.from ?? []).flatMap((_, at) =>
              ['namespaceSelector', 'podSelector', 'ipBlock'].map((field) => ['from', at, field]),
            ),
            ...(rule?.ports ?? []).flatMap((_, at) => ['port', 'endPort'].map((field) => ['ports', at, field])),
            ['from'],
          ].map((path) => ({ resource: policy, at: ['spec', 'ingress', index, ...path], message: 'not Prometheus' })),
        ),
        { resource, at: ['metadata', 'labels'], message: 'the labels by which the policy selects it' },
      ],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels: { app: web }
          annotations: { prometheus.io/scrape: 'true', prometheus.io/port: '8080' }
        spec: { containers: [{ name: web, image: 'acme/web:1' }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          ingress:
            - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } } }]
              ports: [{ port: 8080 }]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels: { app: web }
          annotations: { prometheus.io/scrape: 'true', prometheus.io/port: '8080' }
        spec: { containers: [{ name: web, image: 'acme/web:1' }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          ingress:
            - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } } }]
              ports: [{ port: 8080 }]
            - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } } }]
              ports: [{ port: 8080 }]
      `,
    },
  ],
}

const watchers = /prom|monitor|observ|metric|scrap|grafana|otel|telemetry|collector|victoria|vmagent|agent|system/i

/** Only a peer that is called after something else is surely not Prometheus. */
function mayBePrometheus(peer: Peer): boolean {
  if (!peer || peer.ipBlock !== undefined) return true
  const named = [peer.namespaceSelector, peer.podSelector].flatMap((selector) => {
    if (selector === undefined) return []
    const labels = valueAt(selector, ['matchLabels'])
    return isMap(labels) && valueAt(selector, ['matchExpressions']) === undefined ? Object.values(labels) : [undefined]
  })
  return (
    named.length === 0 || named.some((value) => typeof value !== 'string' || hasHole(value) || watchers.test(value))
  )
}
