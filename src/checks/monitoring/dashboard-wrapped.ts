import { GrafanaDashboard } from '../../kinds/grafana.ts'
import type { Check } from '../check.ts'

export const check: Check<GrafanaDashboard> = {
  title: 'Provisioned dashboard is wrapped',
  why: `The API of Grafana takes a dashboard under \`dashboard\`; files that are provisioned hold the dashboard itself. Grafana finds no title in this one and
leaves it out. Take the wrapping away.`,
  severity: 'medium',
  level: 'default',
  on: GrafanaDashboard,
  controls: ['soc2/CC7.2'],
  *run(_, { resource }) {
    const { path, text } = resource.tree.file
    // A file of its own may be sent to the API by a script; one inside a ConfigMap is mounted.
    if (resource.path.at(-1) !== 'dashboard' || !/\.ya?ml$/.test(path) || !/\bConfigMap\b/.test(text)) return
    yield {
      at: [],
      part: 'key',
      message: 'Grafana reads the dashboard itself from a file, not one under `dashboard`; take the wrapping away',
    }
  },
  examples: [
    {
      bad: `
        -- app.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: shop-dashboard, labels: { grafana_dashboard: "1" } }
        data:
          shop.json: |
            {
              "dashboard": {
                "title": "Shop",
                "panels": [{ "title": "Errors", "type": "timeseries", "targets": [{ "expr": "up" }] }]
              }
            }
      `,
      good: `
        -- app.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: shop-dashboard, labels: { grafana_dashboard: "1" } }
        data:
          shop.json: |
            {
              "title": "Shop",
              "panels": [{ "title": "Errors", "type": "timeseries", "targets": [{ "expr": "up" }] }]
            }
      `,
    },
  ],
}
