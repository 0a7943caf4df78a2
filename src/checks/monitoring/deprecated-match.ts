import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { routesOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Route uses match or match_re',
  why: '`match` and `match_re` are deprecated since Alertmanager 0.22 in favour of `matchers`, which has both, and negation.',
  severity: 'info',
  level: 'default',
  on: AlertmanagerConfig,
  *run(config) {
    for (const { route, at } of routesOf(config))
      for (const key of ['match', 'match_re'] as const) {
        const [[label, value] = []] = Object.entries(route[key] ?? {})
        if (label === undefined) continue
        const instead = `${label}${key === 'match' ? '=' : '=~'}"${value}"`
        yield { at: [...at, key], part: 'key', message: `\`${key}\` is deprecated; write \`matchers: ['${instead}']\`` }
      }
  },
  examples: [
    {
      bad: `
        route:
          receiver: tickets
          routes:
            - receiver: pager
              match: { severity: page }
        receivers: [{ name: tickets, webhook_configs: [] }, { name: pager }]
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - receiver: pager
              matchers: ['severity="page"']
        receivers: [{ name: tickets, webhook_configs: [] }, { name: pager }]
      `,
    },
  ],
}
