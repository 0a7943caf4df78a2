import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { credentialsIn } from './credentials.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Alertmanager configuration holds a credential',
  why: `Whoever reads the repository can send alerts in your name, or read the channel they go to. Put it into a file that only Alertmanager can read,
and name that: \`api_url_file\`, \`routing_key_file\`. Change the one that was here.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
  *run(_, { resource }) {
    for (const { at, name, instead } of credentialsIn(resource, ['global', 'receivers']))
      yield { at, message: `\`${name}\` stands here in plain text; use \`${instead}\` and change it` }
  },
  examples: [
    {
      bad: `
        route: { receiver: pager }
        receivers:
          - name: pager
            pagerduty_configs: [{ routing_key: 8f4c1d2e7b6a4950a1b2c3d4e5f60718 }]
      `,
      good: `
        route: { receiver: pager }
        receivers:
          - name: pager
            pagerduty_configs: [{ routing_key_file: /etc/alertmanager/pagerduty }]
      `,
    },
  ],
}
