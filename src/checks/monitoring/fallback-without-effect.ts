import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { futilitiesOf } from './futile.ts'

export const check: Check<Rule> = {
  title: 'Part of an expression never takes part in the result',
  why: `\`or vector(0)\` gives one series without labels. Where the rest is joined or compared by labels, or with a number that 0
does not reach, that series is dropped again: the case it was written for, no data at all, is still not seen. Join it where the
labels are gone already, or ask \`absent()\` in a rule of its own.`,
  severity: 'low',
  level: 'default',
  on: Rule,
  sources: ['pint/promql/impossible'],
  *run(rule) {
    for (const { message } of futilitiesOf(rule, 'branch'))
      yield { at: ['expr'], message: `${message}; drop it, or put it where it counts` }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: region:errors:ratio
                expr: (sum by (region) (rate(errors_total{region=~"eu|us"}[5m])) or vector(0)) / sum by (region) (rate(requests_total{region=~"eu|us"}[5m]))
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: errors:ratio
                expr: (sum(rate(errors_total{region=~"eu|us"}[5m])) or vector(0)) / sum(rate(requests_total{region=~"eu|us"}[5m]))
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Queue
                expr: sum(queue_length or vector(0)) > 100
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Queue
                expr: sum(queue_length or vector(0)) < 1
      `,
    },
  ],
}
