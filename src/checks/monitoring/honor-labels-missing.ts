import { ScrapeJob } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'

export const check: Check<ScrapeJob> = {
  title: 'Labels of pushed or federated series are renamed',
  why: `A Pushgateway and another Prometheus hand on series that name their own \`job\` and \`instance\`. Without \`honor_labels\` those become
\`exported_job\` and \`exported_instance\`, and every rule that selects by \`job\` misses them.`,
  severity: 'medium',
  level: 'default',
  on: ScrapeJob,
  fix: 'risky',
  controls: ['soc2/CC7.2'],
  *run(job) {
    const targets = (job.static_configs ?? []).flatMap((each) => each?.targets ?? [])
    const from =
      job.metrics_path === '/federate'
        ? 'another Prometheus'
        : targets.some((each) => /^(?:[\w-]+[-.])?push-?gateway\b/i.test(each ?? ''))
          ? 'a Pushgateway'
          : undefined
    if (from === undefined || job.honor_labels !== undefined) return
    yield {
      at: ['honor_labels'],
      message: `\`${job.job_name}\` reads from ${from} and renames its \`job\` labels; say \`honor_labels: true\``,
      changes: [{ set: ['honor_labels'], to: true }],
    }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - job_name: pushgateway
            static_configs: [{ targets: ['pushgateway:9091'] }]
      `,
      good: `
        scrape_configs:
          - job_name: pushgateway
            static_configs: [{ targets: ['pushgateway:9091'] }]
            honor_labels: true
      `,
    },
  ],
}
