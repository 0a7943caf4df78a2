import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { isMute, matchersOf, routesOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Urgent alerts are sent to nobody',
  why: `The route waits for what should wake somebody, and its receiver has no integration: Alertmanager takes the alert and tells no one.
Give the receiver one, or send the route elsewhere.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3', 'soc2/CC7.4'],
  *run(config, { resource }) {
    const receivers = config.receivers ?? []
    // That nobody is told of anything is another finding.
    if (receivers.every((each) => each === undefined || isMute(each))) return
    for (const { route, at } of routesOf(config)) {
      const index = receivers.findIndex((each) => each?.name === route.receiver)
      const receiver = receivers[index]
      const urgent = matchersOf(route).find(
        ({ label, operator, value }) =>
          label === 'severity' && operator.startsWith('=') && /\b(?:critical|page|emergency)\b/i.test(value),
      )
      const hasMore = matchersOf(route).some(({ label }) => label === 'alertname')
      if (!urgent || hasMore || !receiver || !isMute(receiver) || (route.routes?.length ?? 0) > 0) continue
      yield {
        at: [...at, 'receiver'],
        message: `\`${route.receiver}\` has no integration, so alerts of severity \`${urgent.value}\` reach nobody; add one`,
        related: [{ resource, at: ['receivers', index], message: 'the receiver' }],
      }
    }
  },
  examples: [
    {
      bad: `
        route:
          receiver: tickets
          routes:
            - receiver: pager
              matchers: ['severity="critical"']
        receivers:
          - name: tickets
            webhook_configs: [{ url: 'https://example.com/tickets' }]
          - name: pager
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - receiver: pager
              matchers: ['severity="critical"']
        receivers:
          - name: tickets
            webhook_configs: [{ url: 'https://example.com/tickets' }]
          - name: pager
            pagerduty_configs: [{ routing_key_file: /etc/alertmanager/pagerduty }]
      `,
    },
  ],
}
