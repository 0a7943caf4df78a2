import { Pod } from '../../kinds/kubernetes/pod.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { podPathOf, Workload } from '../../kinds/kubernetes.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Workload> = {
  title: 'Rollout may neither add a pod nor take one away',
  why: `With \`maxUnavailable: 0\` a new pod has to be ready before an old one goes. Where \`maxSurge\` is 0 as well, the API server
refuses the Deployment. Where pods of the workload may not share a node (required anti-affinity by host), the new one
needs a free node at every rollout: without a spare node it waits for good. Allow one pod to go (\`maxUnavailable: 1\`), or
prefer separate nodes instead of requiring them.`,
  severity: 'medium',
  level: 'default',
  on: Workload,
  controls: ['soc2/A1.1'],
  *run({ apiVersion, kind, metadata, spec }, { resource }) {
    const { maxUnavailable, maxSurge } = spec?.strategy?.rollingUpdate ?? {}
    const path = podPathOf(apiVersion, kind)
    const none = (value: string | number | undefined) => value !== undefined && /^0%?$/.test(String(value))
    if (kind !== 'Deployment' || !path || !none(maxUnavailable)) return
    const at = ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable']
    if (none(maxSurge)) {
      yield {
        at,
        message: `\`${metadata.name}\` has \`maxUnavailable: 0\` and \`maxSurge: 0\`; allow one of them`,
        related: [{ resource, at: ['spec', 'strategy', 'rollingUpdate', 'maxSurge'], message: 'no pod more' }],
      }
      return
    }
    const pod = Pod.shape(valueAt(valueAt(resource.tree.data, resource.path), path))
    const terms = pod?.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
    const index = terms.findIndex(
      (term) =>
        term?.topologyKey === 'kubernetes.io/hostname' &&
        !term.matchLabelKeys &&
        selects(term.labelSelector, pod?.metadata?.labels) === 'yes',
    )
    const raw = valueAt(valueAt(resource.tree.data, resource.path), ['spec', 'replicas'])
    const replicas = spec?.replicas ?? (raw === undefined ? 1 : undefined)
    if (index < 0 || replicas === undefined || replicas < 3) return
    const term = [
      ...path,
      'spec',
      'affinity',
      'podAntiAffinity',
      'requiredDuringSchedulingIgnoredDuringExecution',
      index,
    ]
    yield {
      at,
      message: `\`${metadata.name}\` needs a node more than its ${replicas} replicas at every rollout; allow \`maxUnavailable: 1\``,
      related: [
        { resource, at: [...term, 'labelSelector'], message: 'no two on one node' },
        { resource, at: [...term, 'topologyKey'], message: 'no two on one node' },
        { resource, at: [...path, 'metadata', 'labels'], message: 'its own labels' },
        { resource, at: ['spec', 'replicas'], message: 'as many as this' },
      ],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [{ name: web, image: 'acme/web:1' }]
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          strategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [{ name: web, image: 'acme/web:1' }]
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }
      `,
    },
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } } }
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 25% } } }
      `,
    },
  ],
}
