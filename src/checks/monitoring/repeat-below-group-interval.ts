import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { routesOf } from './routes.ts'
import { durationOf } from './surroundings.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Alerts are to repeat more often than they are looked at',
  why: `Alertmanager looks at a group once per \`group_interval\`, so it repeats at the next multiple of that, whatever \`repeat_interval\` says.
Set the repetition to the interval or more.`,
  severity: 'low',
  level: 'default',
  on: AlertmanagerConfig,
  *run(config, { resource }) {
    const between = durationOf(config.route?.group_interval ?? '5m')
    for (const { route, at } of routesOf(config)) {
      const own = route.group_interval !== undefined
      const interval = own ? durationOf(route.group_interval) : at.length === 1 ? between : undefined
      const repeat = durationOf(route.repeat_interval)
      if (interval === undefined || repeat === undefined || repeat >= interval) continue
      yield {
        at: [...at, 'repeat_interval'],
        message: `\`${route.repeat_interval}\` is shorter than the group interval, \`${route.group_interval ?? '5m'}\`, which comes first; raise it`,
        ...(own && { related: [{ resource, at: [...at, 'group_interval'], message: 'looked at this often' }] }),
      }
    }
  },
  examples: [
    {
      bad: `
        route: { receiver: tickets, group_interval: 5m, repeat_interval: 1m }
        receivers: [{ name: tickets }]
      `,
      good: `
        route: { receiver: tickets, group_interval: 5m, repeat_interval: 4h }
        receivers: [{ name: tickets }]
      `,
    },
  ],
}
