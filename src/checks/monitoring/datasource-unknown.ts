import { GrafanaDatasource, GrafanaPanel } from '../../kinds/grafana.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<GrafanaPanel> = {
  title: 'Panel asks a data source that is not provisioned',
  why: `Grafana finds no data source of that \`uid\` and the panel shows an error. A dashboard that was exported elsewhere carries the uid of that place:
give the provisioned data source that uid, or the panel the right one.`,
  severity: 'medium',
  level: 'default',
  on: GrafanaPanel,
  controls: ['soc2/CC7.2'],
  *run(panel, { estate }) {
    const sources = estate.of(GrafanaDatasource)
    const uids = sources.flatMap(({ data }) => (data.uid === undefined ? [] : [data.uid]))
    // Without a uid Grafana makes one up, which might be the one that is meant.
    if (sources.length === 0 || uids.length < sources.length) return
    const names = sources.map(({ data }) => data.name)
    const used = [panel.datasource, ...(panel.targets ?? []).map((each) => each?.datasource)]
    for (const [index, each] of used.entries()) {
      const uid = typeof each === 'object' ? each.uid : undefined
      if (
        uid === undefined ||
        /[${]|^-- |^(?:grafana|default|__expr__)$/.test(uid) ||
        uids.includes(uid) ||
        names.includes(uid)
      )
        continue
      const [close] = nearest(uid, uids)
      const [first] = sources
      return yield {
        at: index === 0 ? ['datasource', 'uid'] : ['targets', index - 1, 'datasource', 'uid'],
        message: `No data source has the uid \`${uid}\`${close ? `; did you mean \`${close}\`?` : `; there are ${uids.map((name) => `\`${name}\``).join(', ')}`}`,
        related: first ? [{ resource: first, message: 'a data source that there is' }] : [],
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
              "targets": [{ "refId": "A", "expr": "up" }]
            }
          ]
        }
        -- provisioning/datasources/prometheus.yaml --
        apiVersion: 1
        datasources:
          - { name: Prometheus, type: prometheus, uid: prometheus, url: "http://prometheus:9090" }
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
              "targets": [{ "refId": "A", "expr": "up" }]
            }
          ]
        }
        -- provisioning/datasources/prometheus.yaml --
        apiVersion: 1
        datasources:
          - { name: Prometheus, type: prometheus, uid: prom, url: "http://prometheus:9090" }
      `,
    },
  ],
}
