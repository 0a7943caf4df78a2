import { GrafanaDashboard, GrafanaPanel } from '../../kinds/grafana.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { filled, isPrometheus } from './panels.ts'
import { unscraped } from './unscraped.ts'

export const check: Check<GrafanaDashboard> = {
  title: 'Dashboard shows metrics of an exporter that nothing scrapes',
  why: `Its panels say "No data", and whoever looks during an outage does not know whether that is the outage. The exporter is asked by no job of
the configuration and named by nothing else in the repository: run and scrape it, or take the panels out.`,
  severity: 'low',
  level: 'default',
  on: GrafanaDashboard,
  controls: ['soc2/CC7.2'],
  *run(_, { resource, estate }) {
    const panels = estate.by(GrafanaPanel, fileOf).get(fileOf(resource)) ?? []
    const asked = panels.flatMap((panel) =>
      (panel.data.targets ?? []).flatMap((target, index) => {
        const query = target?.expr !== undefined && isPrometheus(panel.data, index) ? filled(target.expr) : undefined
        return query === undefined ? [] : [{ query, panel, index }]
      }),
    )
    const queries = asked.map(({ query }) => query)
    for (const { metric, exporter, config, index } of unscraped(queries, resource, estate)) {
      const first = asked[index]
      yield {
        at: ['title'],
        message: `\`${metric}\` is exposed by ${exporter}, which no job here scrapes, so panels of it show nothing; run it and add a job`,
        related: [
          ...(first
            ? [{ resource: first.panel, at: ['targets', first.index, 'expr'], message: 'a query that finds nothing' }]
            : []),
          { resource: config, at: ['scrape_configs'], message: 'what is scraped' },
        ],
      }
    }
  },
  examples: [{ bad: example(''), good: example(`- { job_name: node, static_configs: [{ targets: [host:9100] }] }`) }],
}

function fileOf({ tree }: Resource): string {
  return tree.file.path
}

function example(job: string): string {
  return `
    -- prometheus.yml --
    scrape_configs:
      - { job_name: api, static_configs: [{ targets: [api:8080] }] }
      ${job}
    -- dashboard.json --
    {
      "title": "Hosts",
      "schemaVersion": 42,
      "templating": { "list": [] },
      "panels": [
        {
          "title": "Memory",
          "type": "timeseries",
          "datasource": { "type": "prometheus", "uid": "prom" },
          "targets": [{ "refId": "A", "expr": "node_memory_Active_bytes" }]
        }
      ]
    }
  `
}
