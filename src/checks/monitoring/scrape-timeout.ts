import { PrometheusConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { durationOf } from './surroundings.ts'

export const check: Check<PrometheusConfig> = {
  title: 'Scrape may take longer than its interval',
  why: 'Prometheus refuses a configuration in which a scrape times out later than the next one starts.',
  severity: 'high',
  level: 'default',
  on: PrometheusConfig,
  sources: ['promtool/check-config'],
  *run({ global, scrape_configs: jobs = [] }) {
    const usual = durationOf(global?.scrape_interval ?? '1m')
    const longest = durationOf(global?.scrape_timeout)
    if (usual !== undefined && longest !== undefined && longest > usual)
      yield {
        at: ['global', 'scrape_timeout'],
        message: `\`${global?.scrape_timeout}\` is longer than the usual interval of \`${global?.scrape_interval ?? '1m'}\`; shorten it`,
      }
    for (const [index, job] of jobs.entries()) {
      const interval = job?.scrape_interval === undefined ? usual : durationOf(job.scrape_interval)
      const timeout = durationOf(job?.scrape_timeout)
      // A job without a time-out of its own takes the shorter of the usual one and its interval.
      if (interval === undefined || timeout === undefined || timeout <= interval) continue
      yield {
        at: ['scrape_configs', index, 'scrape_timeout'],
        message: `\`${job?.scrape_timeout}\` is longer than the interval of \`${job?.job_name}\`; shorten it`,
      }
    }
  },
  examples: [
    {
      bad: `
        global: { scrape_interval: 15s }
        scrape_configs:
          - { job_name: api, scrape_timeout: 30s }
      `,
      good: `
        global: { scrape_interval: 15s }
        scrape_configs:
          - { job_name: api, scrape_timeout: 10s }
      `,
    },
  ],
}
