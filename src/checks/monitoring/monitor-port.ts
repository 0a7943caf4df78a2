import { Service } from '../../kinds/kubernetes/service.ts'
import { Monitor } from '../../kinds/monitoring.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Monitor> = {
  title: 'ServiceMonitor scrapes a port that the Service does not have',
  why: 'A ServiceMonitor names the port of a Service, by its name and never by its number. Where no selected Service has a port of that name Prometheus finds no target, and no alert tells.',
  severity: 'high',
  level: 'default',
  on: Monitor,
  controls: ['soc2/CC7.2'],
  *run({ kind, metadata, spec }, { resource, estate }) {
    const labels = Object.entries(spec?.selector?.matchLabels ?? {})
    if (kind !== 'ServiceMonitor' || !spec || labels.length === 0 || spec.selector?.matchExpressions !== undefined)
      return
    const namespaces = spec.namespaceSelector?.matchNames ?? [metadata?.namespace]
    const services = (estate.by(Service, scopeOf).get(resource.scope) ?? []).filter(
      ({ data }) =>
        (spec.namespaceSelector?.any || namespaces.includes(data.metadata.namespace)) &&
        labels.every(([name, value]) => valueAt(data, ['metadata', 'labels', name]) === value),
    )
    for (const [index, endpoint] of (spec.endpoints ?? []).entries()) {
      const port = endpoint?.port
      if (port === undefined || services.length === 0 || services.some((service) => offers(service, port))) continue
      yield {
        at: ['spec', 'endpoints', index, 'port'],
        message: `No Service that this selects has a port called \`${port}\`; name one that it has`,
        related: services.map((service) => ({ resource: service, at: ['spec', 'ports'], message: 'the ports it has' })),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: { name: api, namespace: shop }
        spec:
          selector: { matchLabels: { app: api } }
          endpoints: [{ port: metrics }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: api, namespace: shop, labels: { app: api } }
        spec:
          selector: { app: api }
          ports: [{ name: http, port: 80 }]
      `,
      good: `
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: { name: api, namespace: shop }
        spec:
          selector: { matchLabels: { app: api } }
          endpoints: [{ port: http }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: api, namespace: shop, labels: { app: api } }
        spec:
          selector: { app: api }
          ports: [{ name: http, port: 80 }]
      `,
    },
  ],
}

function scopeOf({ scope }: Resource<Service>): string {
  return scope
}

/** Where a name of a port cannot be known it may be the one. */
function offers(service: Resource<Service>, port: string): boolean {
  const ports = service.data.spec?.ports
  if (!ports) return valueAt(service.tree.data, [...service.path, 'spec', 'ports']) !== undefined
  return ports.some((each, index) => {
    if (each?.name !== undefined) return each.name === port
    return valueAt(service.tree.data, [...service.path, 'spec', 'ports', index, 'name']) !== undefined
  })
}
