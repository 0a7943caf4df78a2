import { Rule } from '../../kinds/monitoring.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { jobsFor } from './scraped.ts'

export const check: Check<Rule> = {
  title: 'Rule selects a job that nothing scrapes',
  why: `Series carry the \`job_name\` of what scraped them, and no job of the configuration is called so: the selector matches nothing and an alert on it
cannot fire. Use the name of the job.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/series'],
  *run({ expr }, { resource, estate }) {
    if (expr === undefined) return
    const scraped = jobsFor(resource, estate)
    if (!scraped) return
    for (const { matchers, metric } of selectorsIn(expr)) {
      const wanted = matchers.find(({ label, operator, value }) => label === 'job' && operator === '=' && value !== '')
      if (!wanted || scraped.names.has(wanted.value) || metric?.includes(':')) continue
      const [close] = nearest(wanted.value, [...scraped.names])
      return yield {
        at: ['expr'],
        message: `No job is called \`${wanted.value}\`${
          close
            ? `; did you mean \`${close}\`?`
            : `; there are ${[...scraped.names]
                .slice(0, 5)
                .map((each) => `\`${each}\``)
                .join(', ')}`
        }`,
        related: [{ resource: scraped.config, at: ['scrape_configs'], message: 'the jobs that there are' }],
      }
    }
  },
  examples: [
    {
      bad: `
        -- prometheus.yml --
        scrape_configs:
          - { job_name: node-exporter, static_configs: [{ targets: [node:9100] }] }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - alert: NodeDown
                expr: up{job="node_exporter"} == 0
      `,
      good: `
        -- prometheus.yml --
        scrape_configs:
          - { job_name: node-exporter, static_configs: [{ targets: [node:9100] }] }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - alert: NodeDown
                expr: up{job="node-exporter"} == 0
      `,
    },
  ],
}
