import { PrometheusConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { credentialsIn } from './credentials.ts'

export const check: Check<PrometheusConfig> = {
  title: 'Prometheus configuration holds a credential',
  why: `Whoever reads the repository has the password or token that Prometheus uses. Put it into a file that only Prometheus can read, and name that:
\`password_file\`, \`credentials_file\`. Change the one that was here.`,
  severity: 'high',
  level: 'default',
  on: PrometheusConfig,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
  *run(_, { resource }) {
    for (const { at, name, instead } of credentialsIn(resource, [
      'scrape_configs',
      'remote_write',
      'remote_read',
      'alerting',
    ]))
      yield { at, message: `\`${name}\` stands here in plain text; use \`${instead}\` and change it` }
  },
  examples: [
    {
      bad: `
        scrape_configs:
          - job_name: api
            basic_auth: { username: prometheus, password: 7hGq2pLw9z }
      `,
      good: `
        scrape_configs:
          - job_name: api
            basic_auth: { username: prometheus, password_file: /etc/prometheus/password }
      `,
    },
  ],
}
