import { ScrapeJob } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { isNeverThere, mayMatch, rolesOf, stepsOf } from './relabeling.ts'

export const check: Check<ScrapeJob> = {
  title: 'Relabelling reads a label that is never there',
  why: `Each role of Kubernetes' discovery gives its own labels, and all that begin with \`__\` are gone before \`metric_relabel_configs\` runs. A step
that reads what is not there writes an empty label or does nothing.`,
  severity: 'medium',
  level: 'default',
  on: ScrapeJob,
  controls: ['soc2/CC7.2'],
  *run(job) {
    const roles = rolesOf(job)
    for (const { index, action, sources, regex, separator } of stepsOf(job.relabel_configs)) {
      const lost = roles && sources.find((label) => isNeverThere(label, roles))
      // What keeps nothing is a graver finding.
      const keeps = action === 'keep' && sources.length === 1 && !mayMatch(regex, sources.map(() => '').join(separator))
      if (lost !== undefined && !keeps)
        yield {
          at: ['relabel_configs', index, 'source_labels'],
          message: `\`${lost}\` is given by none of the roles here (${roles?.map((role) => `\`${role}\``).join(', ') || 'the job does not ask Kubernetes'}); read one that is`,
        }
    }
    for (const { index, sources } of stepsOf(job.metric_relabel_configs)) {
      const late = sources.find((label) => /^__(?:meta_|address__|scheme__|metrics_path__|param_)/.test(label))
      if (late !== undefined)
        yield {
          at: ['metric_relabel_configs', index, 'source_labels'],
          message: `\`${late}\` is gone when the samples are relabelled; copy it to a label in \`relabel_configs\` first`,
        }
    }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - job_name: nodes
            kubernetes_sd_configs: [{ role: node }]
            relabel_configs:
              - source_labels: [__meta_kubernetes_namespace]
                target_label: namespace
      `,
      good: `
        scrape_configs:
          - job_name: nodes
            kubernetes_sd_configs: [{ role: node }]
            relabel_configs:
              - source_labels: [__meta_kubernetes_node_name]
                target_label: node
      `,
    },
    {
      bad: `
        scrape_configs:
          - job_name: pods
            kubernetes_sd_configs: [{ role: pod }]
            metric_relabel_configs:
              - source_labels: [__meta_kubernetes_pod_name]
                target_label: pod
      `,
      good: `
        scrape_configs:
          - job_name: pods
            kubernetes_sd_configs: [{ role: pod }]
            relabel_configs:
              - source_labels: [__meta_kubernetes_pod_name]
                target_label: pod
      `,
    },
  ],
}
