import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { routesOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Route names a time interval that does not exist',
  why: 'Alertmanager refuses the configuration and goes on with the old one, or does not start: no alert reaches anybody by this file.',
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  sources: ['amtool/check-config'],
  *run(config) {
    const defined = [...(config.time_intervals ?? []), ...(config.mute_time_intervals ?? [])]
    const names = defined.flatMap((each) => (each ? [each.name] : []))
    if (names.length < defined.length) return
    for (const { route, at } of routesOf(config))
      for (const key of ['mute_time_intervals', 'active_time_intervals'] as const)
        for (const [index, name] of (route[key] ?? []).entries()) {
          if (name === undefined || names.includes(name)) continue
          const [close] = nearest(name, names)
          yield {
            at: [...at, key, index],
            message: `No time interval is called \`${name}\`${close ? `; did you mean \`${close}\`?` : '; define it under `time_intervals`'}`,
          }
        }
  },
  examples: [
    {
      bad: `
        route:
          receiver: tickets
          routes:
            - { receiver: tickets, mute_time_intervals: [weekend] }
        receivers: [{ name: tickets }]
        time_intervals:
          - name: weekends
            time_intervals: [{ weekdays: ['saturday', 'sunday'] }]
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - { receiver: tickets, mute_time_intervals: [weekends] }
        receivers: [{ name: tickets }]
        time_intervals:
          - name: weekends
            time_intervals: [{ weekdays: ['saturday', 'sunday'] }]
      `,
    },
  ],
}
