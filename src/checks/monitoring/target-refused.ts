import { ScrapeJob } from '../../kinds/monitoring.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<ScrapeJob> = {
  title: 'Scrape target is a URL',
  why: `A target is a host and a port. Prometheus refuses a configuration in which one has a scheme or a path: those go into \`scheme\` and
\`metrics_path\` of the job.`,
  severity: 'high',
  level: 'default',
  on: ScrapeJob,
  controls: ['soc2/CC7.2'],
  sources: ['promtool/check-config'],
  *run(job) {
    // A prober is asked about URLs, which relabelling turns into its parameter.
    if (job.relabel_configs !== undefined) return
    for (const [index, config] of (job.static_configs ?? []).entries())
      for (const [at, target] of (config?.targets ?? []).entries())
        if (target?.includes('/') && !hasHole(target))
          yield {
            at: ['static_configs', index, 'targets', at],
            message: `\`${target}\` is no host and port; move the rest into \`scheme\` and \`metrics_path\``,
          }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - job_name: api
            static_configs: [{ targets: ['http://api:8080/metrics'] }]
      `,
      good: `
        scrape_configs:
          - job_name: api
            static_configs: [{ targets: ['api:8080'] }]
      `,
    },
  ],
}
