import { PrometheusConfig, Rule } from '../../kinds/monitoring.ts'
import type { Path } from '../../model/source.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import { printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'
import { durationOf } from './surroundings.ts'

export const check: Check<Rule> = {
  title: 'Window holds too few samples',
  why: `\`rate\` needs two samples in its window, and one scrape that fails leaves a gap. A window under four scrape intervals is
empty now and then, and the alert on it with it; at one interval or less it is always empty.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/range_query', 'pint/promql/rate'],
  *run({ expr }, { resource, estate }) {
    if (expr === undefined) return
    // With two configurations around it is not known which one scrapes for this rule.
    const around = estate
      .of(PrometheusConfig)
      .filter(({ scope }) => scope === '.' || `${resource.scope}/`.startsWith(`${scope}/`))
    const [config] = around
    if (!config || around.length > 1) return
    for (const { matchers, range } of selectorsIn(expr)) {
      const job = matchers.find(({ label, operator }) => label === 'job' && operator === '=')?.value
      const scraped = job === undefined ? undefined : intervalOf(config.data, job)
      if (!scraped || range === undefined || range >= 4 * scraped.interval) continue
      yield {
        at: ['expr'],
        message: `\`${job}\` is scraped every ${printDuration(scraped.interval)}, so a window of ${printDuration(range)} holds too few samples; make it ${printDuration(4 * scraped.interval)} or more`,
        related: [{ resource: config, at: scraped.at, message: 'scraped this often' }],
      }
    }
  },
  examples: [
    {
      bad: `
        -- prometheus.yml --
        scrape_configs:
          - { job_name: api, scrape_interval: 30s }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: rate(errors_total{job="api"}[1m]) > 1
      `,
      good: `
        -- prometheus.yml --
        scrape_configs:
          - { job_name: api, scrape_interval: 30s }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: rate(errors_total{job="api"}[2m]) > 1
      `,
    },
  ],
}

function intervalOf(
  { scrape_configs: jobs = [], global }: PrometheusConfig,
  name: string,
): { interval: number; at: Path } | undefined {
  const index = jobs.findIndex((job) => job?.job_name === name)
  const job = jobs[index]
  if (!job) return undefined
  const own = job.scrape_interval !== undefined
  const interval = durationOf(own ? job.scrape_interval : global?.scrape_interval)
  if (interval === undefined) return undefined
  return { interval, at: own ? ['scrape_configs', index, 'scrape_interval'] : ['global', 'scrape_interval'] }
}
