import { GrafanaPanel } from '../../kinds/grafana.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import type { Check } from '../check.ts'
import { filled, isPrometheus } from './panels.ts'

export const check: Check<GrafanaPanel> = {
  title: 'Panel asks what is not PromQL',
  why: `The data source refuses the query and the panel shows an error where somebody looks for the reason of an outage.`,
  severity: 'medium',
  level: 'default',
  on: GrafanaPanel,
  controls: ['soc2/CC7.2'],
  *run(panel) {
    for (const [index, target] of (panel.targets ?? []).entries()) {
      const query = target?.expr !== undefined && isPrometheus(panel, index) ? filled(target.expr) : undefined
      const [problem] = query === undefined || query.trim() === '' ? [] : checkPromql(query)
      if (problem) yield { at: ['targets', index, 'expr'], message: `Not PromQL: ${problem.message}` }
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
              "targets": [{ "refId": "A", "expr": "sum(rate(http_errors_total[$__rate_interval])" }]
            }
          ]
        }
      `,
      good: `
        -- dashboard.json --
        {
          "title": "Shop",
          "schemaVersion": 42,
          "templating": { "list": [{ "name": "job", "type": "query" }] },
          "panels": [
            {
              "title": "Errors",
              "type": "timeseries",
              "datasource": { "type": "prometheus", "uid": "prom" },
              "targets": [{ "refId": "A", "expr": "sum(rate(http_errors_total{job=~\\"$job\\"}[$__rate_interval]))" }]
            }
          ]
        }
      `,
    },
  ],
}
