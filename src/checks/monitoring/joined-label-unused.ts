import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { futilitiesOf } from './futile.ts'

export const check: Check<Rule> = {
  title: 'Label is taken over by a join and used by nothing',
  why: `\`group_left (label)\` copies a label from the other side. What is dropped again by the aggregation or join around it, or stands
where only the other side's labels count, costs work at each evaluation and misleads whoever reads it.`,
  severity: 'info',
  level: 'strict',
  on: Rule,
  sources: ['pint/promql/impossible'],
  *run(rule) {
    for (const { message } of futilitiesOf(rule, 'brought'))
      yield { at: ['expr'], message: `${message}; leave it out of the join` }
  },
  examples: [
    {
      bad: `
        groups:
          - name: node
            rules:
              - record: rack:up:sum
                expr: sum by (rack) (up * on (instance) group_left (rack, row) node_place)
      `,
      good: `
        groups:
          - name: node
            rules:
              - record: rack:up:sum
                expr: sum by (rack) (up * on (instance) group_left (rack) node_place)
      `,
    },
  ],
}
