import { PrometheusConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'

export const check: Check<PrometheusConfig> = {
  title: 'Two scrape jobs have one name',
  why: 'Prometheus refuses the configuration: `job_name` must be unique, for it becomes the `job` label of every series.',
  severity: 'high',
  level: 'default',
  on: PrometheusConfig,
  sources: ['promtool/check-config'],
  *run({ scrape_configs: jobs = [] }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, job] of jobs.entries()) {
      if (!job) continue
      const other = first.get(job.job_name)
      if (other === undefined) first.set(job.job_name, index)
      else
        yield {
          at: ['scrape_configs', index, 'job_name'],
          message: `\`${job.job_name}\` is the name of an earlier job; rename one`,
          related: [{ resource, at: ['scrape_configs', other, 'job_name'], message: 'the earlier job' }],
        }
    }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: [api:8080] }] }
          - { job_name: api, static_configs: [{ targets: [worker:8080] }] }
      `,
      good: `
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: [api:8080] }] }
          - { job_name: worker, static_configs: [{ targets: [worker:8080] }] }
      `,
    },
  ],
}
