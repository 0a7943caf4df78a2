import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { futilitiesOf } from './futile.ts'

export const check: Check<Rule> = {
  title: 'Comparison of two constants',
  why: `Nothing that was measured stands on either side, so the answer is the same for ever: an alert on it fires always or never. An alert
that is meant to fire always, to show that alerting works, is written \`vector(1)\`.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  sources: ['pint/promql/impossible'],
  *run(rule) {
    for (const { message } of futilitiesOf(rule, 'constant'))
      yield { at: ['expr'], message: `${message}; compare something that is measured` }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Idle
                expr: vector(0) > 1
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Idle
                expr: vector(1)
      `,
    },
  ],
}
