import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Two receivers have one name',
  why: 'Alertmanager refuses the configuration: a route could not say which of the two it means.',
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  sources: ['amtool/check-config'],
  *run({ receivers = [] }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, receiver] of receivers.entries()) {
      const name = receiver?.name
      if (typeof name !== 'string') continue
      const other = first.get(name)
      if (other === undefined) first.set(name, index)
      else
        yield {
          at: ['receivers', index, 'name'],
          message: `\`${name}\` is the name of an earlier receiver; rename one or join them`,
          related: [{ resource, at: ['receivers', other, 'name'], message: 'the earlier receiver' }],
        }
    }
  },
  examples: [
    {
      bad: `
        route: { receiver: tickets }
        receivers:
          - { name: tickets, webhook_configs: [{ url: 'https://example.com/a' }] }
          - { name: tickets, webhook_configs: [{ url: 'https://example.com/b' }] }
      `,
      good: `
        route: { receiver: tickets }
        receivers:
          - { name: tickets, webhook_configs: [{ url: 'https://example.com/a' }, { url: 'https://example.com/b' }] }
      `,
    },
  ],
}
