import type { AddonUnit } from '../addon.ts'
import { collector, queued } from '../collector.ts'

export const addon: AddonUnit = {
  why: 'takes spans on each node and adds which pod they come from',
  chart: 'opentelemetry-collector',
  namespace: 'monitoring',
  wave: 2,
  wanted: ({ plan }) => plan.monitoring.traces !== undefined,
  values: ({ cluster }, { monitoring: { traces, selector, judge } }) =>
    collector('opentelemetry-agent', {
      mode: 'daemonset',
      // A Service that leads to the agent of the pod's own node: no port of the node is open.
      service: { enabled: true },
      presets: { kubernetesAttributes: { enabled: true } },
      tolerations: [{ operator: 'Exists' }],
      podMonitor: { enabled: judge === 'prometheus', extraLabels: selector },
      config: {
        processors: { resource: { attributes: [{ key: 'k8s.cluster.name', value: cluster, action: 'upsert' }] } },
        exporters: {
          // All spans of a trace reach the same gateway, or none of them could judge it.
          load_balancing: {
            routing_key: 'traceID',
            protocol: { otlp: { tls: { insecure: true }, ...queued } },
            resolver: { dns: { hostname: traces?.gateway, port: '4317' } },
          },
        },
        pipelines: {
          traces: {
            receivers: ['otlp'],
            processors: ['memory_limiter', 'k8s_attributes', 'resource'],
            exporters: ['load_balancing'],
          },
        },
      },
    }),
}
