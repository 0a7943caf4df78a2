import { ScrapeJob } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'

export const check: Check<ScrapeJob> = {
  title: 'Scrape does not verify whom it asks',
  why: `With \`insecure_skip_verify\` any host between answers for the target, and reads the token that Prometheus sends. Give the authority in
\`ca_file\` instead.`,
  severity: 'medium',
  level: 'strict',
  on: ScrapeJob,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8'],
  *run({ tls_config: tls }) {
    if (tls?.insecure_skip_verify === true)
      yield {
        at: ['tls_config', 'insecure_skip_verify'],
        message: '`insecure_skip_verify` takes any certificate; give a `ca_file`',
      }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - job_name: api
            scheme: https
            tls_config: { insecure_skip_verify: true }
      `,
      good: `
        scrape_configs:
          - job_name: api
            scheme: https
            tls_config: { ca_file: /etc/prometheus/ca.crt }
      `,
    },
  ],
}
