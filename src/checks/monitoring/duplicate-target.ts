import { PrometheusConfig } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<PrometheusConfig> = {
  title: 'Target is scraped twice',
  why: `The same address and path in two jobs gives every series twice, with another \`job\`: sums over it count double and alerts fire in pairs.
Within one job it only costs a second scrape. Keep one.`,
  severity: 'medium',
  level: 'default',
  on: PrometheusConfig,
  controls: ['soc2/CC7.2'],
  *run({ scrape_configs: jobs = [] }, { resource }) {
    const first = new Map<string, Path>()
    for (const [index, job] of jobs.entries()) {
      const raw = valueAt(resource.tree.data, [...resource.path, 'scrape_configs', index])
      if (!job || unknownAmong(raw) || job.params !== undefined || job.relabel_configs !== undefined) continue
      for (const [at, config] of (job.static_configs ?? []).entries())
        for (const [place, target] of (config?.targets ?? []).entries()) {
          if (target === undefined) continue
          const key = `${job.scheme ?? 'http'}://${target}${job.metrics_path ?? '/metrics'}`
          const here: Path = ['scrape_configs', index, 'static_configs', at, 'targets', place]
          const other = first.get(key)
          if (!other) first.set(key, here)
          else
            yield {
              at: here,
              message: `\`${target}\` is scraped already${other[1] === index ? ' by this job' : ` by \`${jobs[Number(other[1])]?.job_name}\``}; drop one`,
              related: [{ resource, at: other, message: 'scraped here already' }],
            }
        }
    }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: ['api:8080'] }] }
          - { job_name: app, static_configs: [{ targets: ['api:8080', 'web:8080'] }] }
      `,
      good: `
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: ['api:8080'] }] }
          - { job_name: app, static_configs: [{ targets: ['web:8080'] }] }
          - { job_name: api-jvm, metrics_path: /jvm, static_configs: [{ targets: ['api:8080'] }] }
      `,
    },
  ],
}

function unknownAmong(job: unknown): boolean {
  return isMap(job) && Object.values(job).some(isUnknown)
}
