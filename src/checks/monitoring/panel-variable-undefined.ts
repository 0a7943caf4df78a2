import { GrafanaDashboard, GrafanaPanel } from '../../kinds/grafana.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { isPrometheus, variablesIn } from './panels.ts'

export const check: Check<GrafanaPanel> = {
  title: 'Panel uses a variable that the dashboard does not define',
  why: `Grafana leaves the name as it stands in the query: the selector asks for a label whose value is \`$name\`, and the panel is empty. Define the
variable, or write the value.`,
  severity: 'medium',
  level: 'default',
  on: GrafanaPanel,
  controls: ['soc2/CC7.2'],
  *run(panel, { resource }) {
    const at = resource.path.findIndex((step) => step === 'panels' || step === 'rows')
    const dashboard = GrafanaDashboard.shape(valueAt(resource.tree.data, resource.path.slice(0, at)))
    const list = dashboard?.templating?.list ?? []
    if (!dashboard || list.some((each) => each?.name === undefined)) return
    const names = new Set(list.map((each) => each?.name))
    for (const [index, target] of (panel.targets ?? []).entries()) {
      const lost =
        target?.expr !== undefined && isPrometheus(panel, index)
          ? variablesIn(target.expr).find((name) => !names.has(name))
          : undefined
      if (lost !== undefined)
        yield {
          at: ['targets', index, 'expr'],
          message: `No variable is called \`${lost}\`; define it or write the value`,
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
              "targets": [{ "refId": "A", "expr": "sum(rate(http_errors_total{job=\\"$job\\"}[5m]))" }]
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
              "targets": [{ "refId": "A", "expr": "sum(rate(http_errors_total{job=\\"$job\\"}[$__range]))" }]
            }
          ]
        }
      `,
    },
  ],
}
