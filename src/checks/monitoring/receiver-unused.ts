import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { routesOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'No route leads to the receiver',
  why: `A receiver is told only what a route sends it. One that no route names was most often meant for something: the alerts that somebody
believes to arrive there go elsewhere.`,
  severity: 'low',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run(config, { resource }) {
    const route = valueAt(resource.tree.data, [...resource.path, 'route'])
    const [open] = unknownTexts(route)
    const used = new Set([...routesOf(config)].map((each) => each.route.receiver))
    if (open !== undefined || !isMap(route)) return
    for (const [index, receiver] of (config.receivers ?? []).entries()) {
      const name = receiver?.name
      if (typeof name !== 'string' || used.has(name) || deliberate.test(name)) continue
      yield {
        at: ['receivers', index, 'name'],
        message: `\`${name}\` is named by no route; route something to it or drop it`,
      }
    }
  },
  examples: [
    {
      bad: `
        route:
          receiver: tickets
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
            - { receiver: pager, matchers: ['severity="page"'] }
        receivers:
          - name: tickets
            webhook_configs: [{ url: 'https://example.com/tickets' }]
          - name: pager
            webhook_configs: [{ url: 'https://example.com/pager' }]
      `,
    },
  ],
}

/** Kept at hand to send things to that nobody wants to hear of. */
const deliberate = /^(?:null|none|blackhole|black-hole|dev-?null|silence[rd]?)$/i
