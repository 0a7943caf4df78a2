import { ScrapeJob } from '../../kinds/monitoring.ts'
import { hasHole } from '../../model/unknown.ts'
import { isPattern } from '../../syntax/promql/check.ts'
import type { Check } from '../check.ts'
import { type Step, stepsOf } from './relabeling.ts'

export const check: Check<ScrapeJob> = {
  title: 'Relabelling step cannot be read',
  why: `Prometheus refuses the configuration and goes on with the old one, or does not start: an action that it does not know, a pattern that is none,
or a step that lacks the label it writes.`,
  severity: 'high',
  level: 'default',
  on: ScrapeJob,
  controls: ['soc2/CC7.2'],
  sources: ['promtool/check-config'],
  *run(job) {
    for (const list of ['relabel_configs', 'metric_relabel_configs'] as const)
      for (const step of stepsOf(job[list])) {
        const fault = faultOf(step)
        if (fault) yield { at: [list, step.index, fault.at], message: fault.message }
      }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - job_name: api
            relabel_configs:
              - source_labels: [__address__]
                regex: '(.*:9100'
                target_label: node
      `,
      good: `
        scrape_configs:
          - job_name: api
            relabel_configs:
              - source_labels: [__address__]
                regex: '(.*):9100'
                target_label: node
      `,
    },
    {
      bad: `
        scrape_configs:
          - job_name: api
            relabel_configs:
              - source_labels: [__address__]
                action: keepp
                regex: '(.*):9100'
      `,
      good: `
        scrape_configs:
          - job_name: api
            relabel_configs:
              - source_labels: [__address__]
                action: keep
                regex: '(.*):9100'
      `,
    },
    {
      bad: `
        scrape_configs:
          - job_name: api
            relabel_configs:
              - { source_labels: [__address__] }
      `,
      good: `
        scrape_configs:
          - job_name: api
            relabel_configs:
              - { source_labels: [__address__], target_label: address }
      `,
    },
  ],
}

const actions = 'replace keep drop keepequal dropequal hashmod labelmap labeldrop labelkeep lowercase uppercase'.split(
  ' ',
)

function faultOf({ action, regex, raw, sources }: Step): { readonly at: string; readonly message: string } | undefined {
  if (hasHole(action) || hasHole(regex)) return undefined
  if (!actions.includes(action))
    return {
      at: 'action',
      message: `There is no action \`${action}\`; they are ${actions.map((each) => `\`${each}\``).join(', ')}`,
    }
  if (!isPattern(regex)) return { at: 'regex', message: `\`${regex}\` is no regular expression` }
  const writes = ['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'].includes(action)
  if (writes && (raw.target_label === undefined || raw.target_label === null))
    return { at: 'target_label', message: `\`${action}\` needs a \`target_label\`; name it` }
  if (action === 'hashmod' && raw.modulus === undefined)
    return { at: 'modulus', message: '`hashmod` needs a `modulus`; give it' }
  if ((action === 'labeldrop' || action === 'labelkeep') && sources.length > 0)
    return {
      at: 'source_labels',
      message: `\`${action}\` looks at the names of all labels and takes no \`source_labels\`; leave them out`,
    }
  return undefined
}
