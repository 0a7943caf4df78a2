import { Rule } from '../../kinds/monitoring.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Selector excludes everything',
  why: '`!~".*"` excludes every value that there is, the empty one included, so nothing is ever selected and an alert on it cannot fire.',
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/regexp'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const { matchers } of selectorsIn(expr))
      for (const { label, operator, value } of matchers)
        if (operator === '!~' && value === '.*')
          yield {
            at: ['expr'],
            message: `\`${label}!~".*"\` excludes every series; name the values that are not wanted`,
          }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up{job!~".*"} == 0
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up{job!~"test.*"} == 0
      `,
    },
  ],
}
