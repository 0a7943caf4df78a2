import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'One alert silences all others of the system',
  why: `An inhibition without \`equal\` does not ask whether the two alerts have anything to do with each other: one critical alert of one
service silences the warnings of every other. Name the labels that both must share, such as \`cluster\`, \`namespace\` and \`alertname\`.`,
  severity: 'medium',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run({ inhibit_rules: rules = [] }) {
    for (const [index, rule] of rules.entries()) {
      const [open] = unknownTexts(rule)
      if (!isMap(rule) || open !== undefined) continue
      const { equal } = rule
      if (equal !== undefined && !(Array.isArray(equal) && equal.length === 0)) continue
      // A source that is one alert by name was chosen to silence whatever its target says.
      if (/alertname/.test(JSON.stringify([rule.source_matchers, rule.source_match, rule.source_match_re]))) continue
      yield {
        at: ['inhibit_rules', index, 'equal'],
        message: 'The inhibition has no `equal`, so any source silences every target; name what both must share',
      }
    }
  },
  examples: [
    {
      bad: `
        route: { receiver: tickets }
        receivers: [{ name: tickets }]
        inhibit_rules:
          - source_matchers: ['severity="critical"']
            target_matchers: ['severity="warning"']
      `,
      good: `
        route: { receiver: tickets }
        receivers: [{ name: tickets }]
        inhibit_rules:
          - source_matchers: ['severity="critical"']
            target_matchers: ['severity="warning"']
            equal: [cluster, namespace, alertname]
          - source_matchers: ['alertname="ClusterDown"']
            target_matchers: ['severity="warning"']
      `,
    },
  ],
}
