import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { covers, type Matcher, matchersOf, routesOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Route is shadowed by an earlier one',
  why: `Alertmanager asks the routes beside each other in their order and takes the first that matches. A route that asks for less than a later
one swallows all of its alerts, unless it says \`continue: true\`: whoever waits behind the later one is never told.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run(config, { resource }) {
    const families = new Map<string, { at: Path; matchers: readonly Matcher[]; ends: boolean; whole: boolean }[]>()
    for (const { route, at } of routesOf(config)) {
      if (at.length === 1) continue
      const matchers = matchersOf(route)
      const written =
        (route.matchers?.length ?? 0) + [route.match, route.match_re].flatMap((each) => Object.keys(each ?? {})).length
      const key = JSON.stringify(at.slice(0, -1))
      const elder = families.get(key) ?? []
      const first = elder.find(
        (each) =>
          each.ends && each.whole && each.matchers.every((wide) => matchers.some((narrow) => covers(wide, narrow))),
      )
      // What cannot be read may ask for more.
      const [open] = unknownTexts(valueAt(resource.tree.data, [...resource.path, ...at]))
      const whole = written === matchers.length && open === undefined
      if (first)
        yield {
          at,
          message:
            'An earlier route takes every alert that would come here; put this one first or give that one `continue: true`',
          related: [{ resource, at: first.at, message: 'the route that takes them' }],
        }
      families.set(key, [...elder, { at, matchers, ends: route.continue !== true, whole }])
    }
  },
  examples: [
    {
      bad: `
        route:
          receiver: tickets
          routes:
            - receiver: chat
              matchers: ['severity=~"critical|warning"']
            - receiver: pager
              matchers: ['severity="critical"', 'team="payments"']
        receivers: [{ name: tickets }, { name: chat }, { name: pager }]
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - receiver: chat
              matchers: ['severity=~"critical|warning"']
              continue: true
            - receiver: pager
              matchers: ['severity="critical"', 'team="payments"']
        receivers: [{ name: tickets }, { name: chat }, { name: pager }]
      `,
    },
  ],
}
