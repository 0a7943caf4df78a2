import { renamedMetric } from '../../facts/renamed-metrics.ts'
import { Rule } from '../../kinds/monitoring.ts'
import type { Resource } from '../../model/resource.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Metric has had another name for years',
  why: `The exporter has renamed it: under the old name there is nothing, so the alert cannot fire and the recording stays empty. Write the new name.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run({ expr, record }, { estate }) {
    if (expr === undefined) return
    const told = new Set<string>()
    for (const { metric = '' } of selectorsIn(expr)) {
      const renamed = renamedMetric(metric)
      // A rule may record the old name for the sake of those who still read it.
      if (!renamed || told.has(metric) || record === metric || estate.by(Rule, recordOf).has(metric)) continue
      told.add(metric)
      const since = /^[\d.]+$/.test(renamed.since) ? ` since ${renamed.since}` : ''
      yield {
        at: ['expr'],
        message: `\`${metric}\` is not exposed by ${renamed.exporter}${since}; write \`${renamed.now}\``,
      }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: MemoryLow
                expr: node_memory_MemAvailable / node_memory_MemTotal_bytes < 0.1
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: MemoryLow
                expr: node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes < 0.1
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: CpuRequested
                expr: sum(kube_pod_container_resource_requests_cpu_cores) > 100
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: CpuRequested
                expr: sum(kube_pod_container_resource_requests{resource="cpu"}) > 100
      `,
    },
  ],
}

function recordOf({ data }: Resource<Rule>): string | undefined {
  return data.record
}
