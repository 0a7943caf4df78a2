import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { routesOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Route uses match or match_re',
  why: '`match` and `match_re` are deprecated since Alertmanager 0.22 in favour of `matchers`, which has both, and negation.',
  severity: 'info',
  level: 'default',
  on: AlertmanagerConfig,
  fix: 'safe',
  *run(config) {
    for (const { route, at } of routesOf(config))
      for (const key of ['match', 'match_re'] as const) {
        const matchers = Object.entries(route[key] ?? {}).map(([label, value]) => matcherOf(label, key, value))
        const [first] = matchers
        if (first === undefined) continue
        // Two changes to one list would undo each other: what has both forms, or the new one already, is changed by hand.
        const alone = route.matchers === undefined && (route.match === undefined || route.match_re === undefined)
        const changes = alone ? [{ drop: [...at, key] }, { set: [...at, 'matchers'], to: matchers }] : []
        yield {
          at: [...at, key],
          part: 'key',
          message: `\`${key}\` is deprecated; write \`matchers: ['${first}']\``,
          changes,
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
              match:
                severity: page
                team: web
        receivers: [{ name: tickets, webhook_configs: [] }, { name: pager }]
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - receiver: pager
              matchers:
                - severity="page"
                - team="web"
        receivers: [{ name: tickets, webhook_configs: [] }, { name: pager }]
      `,
    },
  ],
}

function matcherOf(label: string, key: 'match' | 'match_re', value: string | number): string {
  return `${label}${key === 'match' ? '=' : '=~'}"${String(value).replace(/["\\\\]/g, '\\\\$&')}"`
}
