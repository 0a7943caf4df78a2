import { Monitor } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { refusals } from './operated.ts'

export const check: Check<Monitor> = {
  title: 'No Prometheus takes the monitor',
  why: `A Prometheus of the operator takes only the monitors that its selectors name, by labels and by the namespace they stand in. What none takes is never
scraped, and nothing says so.`,
  severity: 'high',
  level: 'default',
  on: Monitor,
  controls: ['soc2/CC7.2'],
  *run({ kind }, { resource, estate }) {
    const field = kind === 'ServiceMonitor' ? 'serviceMonitor' : kind === 'PodMonitor' ? 'podMonitor' : undefined
    for (const { by, at } of field === undefined ? [] : refusals(resource, field, estate))
      return yield {
        at: ['metadata', 'labels'],
        message: `\`${by.name}\` does not select it, so it scrapes nothing; give it the labels that are asked for`,
        related: [{ resource: by, at, message: 'what it selects' }],
      }
  },
  examples: [
    {
      bad: `
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: { name: k8s, namespace: shop }
        spec: { serviceMonitorSelector: { matchLabels: { team: infra } } }
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: { name: api, namespace: shop, labels: { team: web } }
        spec:
          selector: { matchLabels: { app: api } }
          endpoints: [{ port: http }]
      `,
      good: `
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: { name: k8s, namespace: shop }
        spec: { serviceMonitorSelector: { matchLabels: { team: web } } }
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: { name: api, namespace: shop, labels: { team: web } }
        spec:
          selector: { matchLabels: { app: api } }
          endpoints: [{ port: http }]
      `,
    },
  ],
}
