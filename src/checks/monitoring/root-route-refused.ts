import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Root route does not take everything',
  why: `What no other route takes falls to the root, so it needs a receiver and may ask for nothing. Alertmanager refuses a configuration whose root
has matchers, time intervals or no receiver.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  sources: ['amtool/check-config'],
  *run(_, { resource }) {
    const route = valueAt(resource.tree.data, [...resource.path, 'route'])
    if (!isMap(route)) return
    for (const key of ['matchers', 'match', 'match_re', 'mute_time_intervals', 'active_time_intervals']) {
      const value = route[key]
      const empty = Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0
      if (value !== undefined && value !== null && !empty)
        yield {
          at: ['route', key],
          part: 'key',
          message: `\`${key}\` may not stand at the root; move it into a route below`,
        }
    }
    if (route.receiver === undefined || route.receiver === null)
      yield {
        at: ['route', 'receiver'],
        message: 'The root has no `receiver`; name the one that takes what no route asks for',
      }
  },
  examples: [
    {
      bad: `
        route:
          receiver: tickets
          matchers: ['severity="critical"']
        receivers: [{ name: tickets }]
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - { receiver: tickets, matchers: ['severity="critical"'] }
        receivers: [{ name: tickets }]
      `,
    },
    {
      bad: `
        route:
          routes:
            - { receiver: tickets, matchers: ['severity="critical"'] }
        receivers: [{ name: tickets }]
      `,
      good: `
        route:
          routes:
            - { receiver: tickets, matchers: ['severity="critical"'] }
          receiver: tickets
        receivers: [{ name: tickets }]
      `,
    },
  ],
}
