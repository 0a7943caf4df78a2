import { metric as known } from '../../facts/exporters.ts'
import { Rule } from '../../kinds/monitoring.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'
import { configFor, mayGive } from './scraped.ts'

export const check: Check<Rule> = {
  title: 'Nothing scrapes the exporter of a metric',
  why: `The metric comes from an exporter that no job of the configuration asks and nothing in the repository mentions: the rule reads nothing, so its alert
cannot fire and nobody is told. Run the exporter and scrape it, or drop the rule.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/series'],
  *run({ expr }, { resource, estate }) {
    if (expr === undefined) return
    const config = configFor(resource, estate)
    if (!config) return
    const told = new Set<string>()
    for (const { metric } of selectorsIn(expr)) {
      const fact = metric === undefined ? undefined : known(metric)
      if (!fact || told.has(fact.exporter) || mayGive(fact.exporter, config, estate)) continue
      told.add(fact.exporter)
      yield {
        at: ['expr'],
        message: `\`${metric}\` is exposed by ${fact.exporter}, which no job here scrapes; run it and add a job`,
        related: [{ resource: config, at: ['scrape_configs'], message: 'what is scraped' }],
      }
    }
  },
  examples: [
    {
      bad: `
        -- prometheus.yml --
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: [api:8080] }] }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - alert: DiskFull
                expr: node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1
      `,
      good: `
        -- prometheus.yml --
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: [api:8080] }] }
          - { job_name: node, static_configs: [{ targets: [host:9100] }] }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - alert: DiskFull
                expr: node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1
      `,
    },
  ],
}
