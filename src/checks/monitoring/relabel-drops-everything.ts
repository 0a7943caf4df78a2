import { ScrapeJob } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { isNeverThere, mayMatch, rolesOf, stepsOf } from './relabeling.ts'

export const check: Check<ScrapeJob> = {
  title: 'Relabelling drops every target',
  why: `A step keeps only targets whose labels match, and this one waits for labels that the discovery of the job never gives: each role of
Kubernetes has its own. The job runs without an error and without a target, so nothing tells that what it should watch is not watched.`,
  severity: 'high',
  level: 'default',
  on: ScrapeJob,
  controls: ['soc2/CC7.2'],
  *run(job) {
    const roles = rolesOf(job)
    if (!roles || hasOther(job)) return
    const written = new Set<string>()
    for (const { index, action, sources, regex, target, separator } of stepsOf(job.relabel_configs)) {
      const lost = sources.filter((label) => isNeverThere(label, roles) && !written.has(label))
      const value = sources.map(() => '').join(separator)
      if (action === 'keep' && sources.length > 0 && lost.length === sources.length && !mayMatch(regex, value))
        yield {
          at: ['relabel_configs', index, 'source_labels'],
          message: `\`${lost[0]}\` is given by none of the roles here (${roles.map((role) => `\`${role}\``).join(', ') || 'the job does not ask Kubernetes'}), so nothing is kept; ask for a label that is`,
        }
      if (action === 'drop' && /^(?:\(?\.\*\)?)$/.test(regex))
        yield {
          at: ['relabel_configs', index, 'regex'],
          message: `\`${regex}\` matches everything, so every target is dropped; say which`,
        }
      if (target !== undefined) written.add(target)
      if (action === 'labelmap') return
    }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - job_name: pods
            kubernetes_sd_configs: [{ role: service }]
            relabel_configs:
              - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]
                action: keep
                regex: true
      `,
      good: `
        scrape_configs:
          - job_name: pods
            kubernetes_sd_configs: [{ role: pod }]
            relabel_configs:
              - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]
                action: keep
                regex: true
      `,
    },
  ],
}

/** Another kind of discovery beside that of Kubernetes, which gives labels of its own. */
function hasOther(job: ScrapeJob): boolean {
  return Object.keys(job).some((key) => key.endsWith('_sd_configs') && key !== 'kubernetes_sd_configs')
}
