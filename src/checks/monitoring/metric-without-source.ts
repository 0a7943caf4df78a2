import { Rule } from '../../kinds/monitoring.ts'
import { ServiceLevelObjective } from '../../kinds/slo.ts'
import type { Check } from '../check.ts'
import { unscraped } from './unscraped.ts'

export const check: Check<Rule | ServiceLevelObjective> = {
  title: 'Nothing scrapes the exporter of a metric',
  why: `The metric comes from an exporter that no job of the configuration asks and nothing in the repository mentions: the rule or the objective reads nothing,
so its alert cannot fire and nobody is told. Run the exporter and scrape it, or drop the rule.`,
  severity: 'medium',
  level: 'default',
  on: [Rule, ServiceLevelObjective],
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/series'],
  *run(subject, { resource, estate }) {
    const isRule = !('language' in subject)
    const queries = isRule ? [subject.expr] : (subject.queries ?? []).map((query) => query && filledWindow(query))
    for (const { metric, exporter, config } of unscraped(queries, resource, estate))
      yield {
        at: isRule ? ['expr'] : [],
        message: `\`${metric}\` is exposed by ${exporter}, which no job here scrapes; run it and add a job`,
        related: [{ resource: config, at: ['scrape_configs'], message: 'what is scraped' }],
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
    {
      bad: `
        -- prometheus.yml --
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: [api:8080] }] }
        -- slo.yml --
        version: prometheus/v1
        service: web
        slos:
          - name: availability
            objective: 99.9
            sli:
              events:
                error_query: sum(rate(probe_success[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
      `,
      good: `
        -- prometheus.yml --
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: [api:8080] }] }
          - { job_name: blackbox, static_configs: [{ targets: [blackbox:9115] }] }
        -- slo.yml --
        version: prometheus/v1
        service: web
        slos:
          - name: availability
            objective: 99.9
            sli:
              events:
                error_query: sum(rate(probe_success[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
      `,
    },
  ],
}

/** Sloth puts its windows in. */
function filledWindow(query: string): string {
  return query.replace(/\{\{\s*\.window\s*\}\}/g, '5m')
}
