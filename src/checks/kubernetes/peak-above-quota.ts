import { ResourceQuota } from '../../kinds/kubernetes/quotas.ts'
import { askedBy, type Peak, peaksIn } from '../../links/kubernetes/peak.ts'
import type { Estate } from '../../model/estate.ts'
import { parseQuantity, printQuantity } from '../../values/quantity.ts'
import type { Check } from '../check.ts'

export const check: Check<ResourceQuota> = {
  title: 'Workloads grow beyond the quota of their namespace',
  why: `Autoscalers are allowed more pods than the quota admits. At the peak the API server refuses the rest: the workload stops
growing when it has to, and nothing but an event says why. Raise the quota, or lower \`maxReplicas\` to what is meant.`,
  severity: 'high',
  level: 'default',
  on: ResourceQuota,
  controls: ['soc2/A1.1'],
  *run({ spec = {} }, { resource, estate }) {
    if (spec.scopes || spec.scopeSelector) return
    const peaks = peaksIn(estate, resource)
    for (const [name, value] of Object.entries(spec.hard ?? {})) {
      const most = parseQuantity(value)
      const parts = peaks.map((peak) => ({ peak, amount: amountOf(estate, peak, name) }))
      const sum = parts.reduce((total, { amount }) => total + (amount ?? 0), 0)
      if (most === undefined || sum <= most * 1.0001) continue
      const shown = (amount: number) =>
        name.endsWith('cpu')
          ? printQuantity(amount, 'cores')
          : name.endsWith('memory')
            ? printQuantity(amount, 'bytes')
            : String(amount)
      yield {
        at: ['spec', 'hard', name],
        message: `the workloads may grow to \`${name}: ${shown(sum)}\`, which is more than \`${value}\`; raise it, or let them grow less`,
        related: parts
          .filter(({ amount }) => (amount ?? 0) > 0)
          .sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0))
          .slice(0, 8)
          .map(({ peak, amount }) => ({
            resource: peak.resource,
            at: peak.at,
            message: `${peak.pods} of \`${peak.target}\`: ${shown(amount ?? 0)}`,
          })),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: shop, namespace: shop }
        spec: { hard: { requests.cpu: '4', pods: '30' } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api, namespace: shop }
        spec:
          template:
            spec: { containers: [{ name: api, image: 'acme/api:1', resources: { requests: { cpu: 500m } } }] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 20 }
      `,
      good: `
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: shop, namespace: shop }
        spec: { hard: { requests.cpu: '12', pods: '30' } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api, namespace: shop }
        spec:
          template:
            spec: { containers: [{ name: api, image: 'acme/api:1', resources: { requests: { cpu: 500m } } }] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 20 }
      `,
    },
  ],
}

/** How much of what the quota counts. */
function amountOf(estate: Estate, { pods, workload }: Peak, name: string): number | undefined {
  if (name === 'pods' || name === 'count/pods') return pods
  const [, part = 'requests', what] = /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(name) ?? []
  if (what === undefined || !workload) return undefined
  return pods * askedBy(estate, workload, part === 'limits' ? 'limits' : 'requests', what)
}
