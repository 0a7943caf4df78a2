import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { routesOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Route leads to a receiver that does not exist',
  why: 'Alertmanager refuses the configuration and goes on with the old one, or does not start: no alert reaches anybody by this file.',
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  sources: ['amtool/check-config'],
  *run(config, { resource }) {
    const receivers = config.receivers ?? []
    const names = receivers.flatMap((each) => (typeof each?.name === 'string' ? [each.name] : []))
    // A receiver whose name cannot be read may be the one that is meant.
    if (names.length < receivers.length) return
    for (const { route, at } of routesOf(config)) {
      if (route.receiver === undefined || names.includes(route.receiver)) continue
      const [close] = nearest(route.receiver, names)
      yield {
        at: [...at, 'receiver'],
        message: `No receiver is called \`${route.receiver}\`${close ? `; did you mean \`${close}\`?` : '; add it'}`,
        related: [{ resource, at: ['receivers'], message: 'the receivers that there are' }],
      }
    }
  },
  examples: [
    {
      bad: `
        route:
          receiver: tickets
          routes:
            - receiver: pagers
              matchers: ['severity="page"']
        receivers:
          - name: tickets
            webhook_configs: [{ url: 'https://example.com/tickets' }]
          - name: pager
            webhook_configs: [{ url: 'https://example.com/pager' }]
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - receiver: pager
              matchers: ['severity="page"']
        receivers:
          - name: tickets
            webhook_configs: [{ url: 'https://example.com/tickets' }]
          - name: pager
            webhook_configs: [{ url: 'https://example.com/pager' }]
      `,
    },
  ],
}
