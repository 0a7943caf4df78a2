import { ScrapeJob } from '../../kinds/monitoring.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { stepsOf } from './relabeling.ts'

export const check: Check<ScrapeJob> = {
  title: 'TLS port is scraped without TLS',
  why: `The job asks a port that speaks TLS over plain HTTP, which is the default of \`scheme\`: every scrape fails, and \`up\` is 0 for all of its
targets. Say \`scheme: https\`, with the authority and the token that the target wants.`,
  severity: 'high',
  level: 'default',
  on: ScrapeJob,
  controls: ['soc2/CC7.2'],
  *run(job, { resource }) {
    const steps = stepsOf(job.relabel_configs)
    if ((job.scheme ?? 'http') !== 'http' || steps.some(({ target }) => target === '__scheme__')) return
    const found: { readonly at: Path; readonly address: string }[] = []
    for (const [index, config] of (job.static_configs ?? []).entries())
      for (const [at, target] of (config?.targets ?? []).entries())
        if (target !== undefined) found.push({ at: ['static_configs', index, 'targets', at], address: target })
    for (const { index, target, replacement } of steps)
      if (target === '__address__') found.push({ at: ['relabel_configs', index, 'replacement'], address: replacement })
    const proxied = steps.some(
      ({ target, replacement }) => target === '__address__' && !/:(?:443|6443|10250)$/.test(replacement),
    )
    for (const { at, address } of found)
      if (/:(?:443|6443|10250)$/.test(address) && !(proxied && at[0] === 'static_configs'))
        yield {
          at: ['scheme'],
          message: `\`${address}\` speaks TLS and \`${job.job_name}\` asks it over HTTP; say \`scheme: https\``,
          related: [{ resource, at, message: 'the address' }],
        }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - job_name: kubelet
            kubernetes_sd_configs: [{ role: node }]
            relabel_configs:
              - target_label: __address__
                replacement: kubernetes.default.svc:443
      `,
      good: `
        scrape_configs:
          - job_name: kubelet
            scheme: https
            kubernetes_sd_configs: [{ role: node }]
            relabel_configs:
              - target_label: __address__
                replacement: kubernetes.default.svc:443
      `,
    },
  ],
}
