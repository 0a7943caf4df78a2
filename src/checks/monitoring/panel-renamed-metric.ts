import { renamedMetric } from '../../facts/renamed-metrics.ts'
import { GrafanaPanel } from '../../kinds/grafana.ts'
import { Rule } from '../../kinds/monitoring.ts'
import type { Resource } from '../../model/resource.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'
import { filled, isPrometheus } from './panels.ts'

export const check: Check<GrafanaPanel> = {
  title: 'Panel shows a metric that has another name',
  why: `The exporter has renamed it: under the old name there is nothing, and the panel says "No data". Write the new name.`,
  severity: 'medium',
  level: 'default',
  on: GrafanaPanel,
  controls: ['soc2/CC7.2'],
  *run(panel, { estate }) {
    for (const [index, target] of (panel.targets ?? []).entries()) {
      const query = target?.expr !== undefined && isPrometheus(panel, index) ? filled(target.expr) : undefined
      if (query === undefined) continue
      const metrics = selectorsIn(query).map(({ metric = '' }) => metric)
      // Dashboards that work with both ask for the one or the other.
      for (const metric of new Set(metrics)) {
        const renamed = renamedMetric(metric)
        if (!renamed || metrics.includes(renamed.now) || estate.by(Rule, recordOf).has(metric)) continue
        yield {
          at: ['targets', index, 'expr'],
          message: `\`${metric}\` is not exposed by ${renamed.exporter} since ${renamed.since}; write \`${renamed.now}\``,
        }
      }
    }
  },
  examples: [
    {
      bad: `
        -- dashboard.json --
        {
          "title": "Shop",
          "schemaVersion": 42,
          "templating": { "list": [] },
          "panels": [
            {
              "title": "Errors",
              "type": "timeseries",
              "datasource": { "type": "prometheus", "uid": "prom" },
              "targets": [{ "refId": "A", "expr": "sum(rate(node_network_receive_bytes[$__rate_interval]))" }]
            }
          ]
        }
      `,
      good: `
        -- dashboard.json --
        {
          "title": "Shop",
          "schemaVersion": 42,
          "templating": { "list": [] },
          "panels": [
            {
              "title": "Errors",
              "type": "timeseries",
              "datasource": { "type": "prometheus", "uid": "prom" },
              "targets": [{ "refId": "A", "expr": "sum(rate(node_network_receive_bytes_total[$__rate_interval]))" }]
            }
          ]
        }
      `,
    },
  ],
}

function recordOf({ data }: Resource<Rule>): string | undefined {
  return data.record
}
