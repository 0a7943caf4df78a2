import { RuleGroup } from '../../kinds/monitoring.ts'
import { printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'
import { durationOf } from './surroundings.ts'

export const check: Check<RuleGroup> = {
  title: 'Alert waits for less than one evaluation',
  why: `A rule is looked at once per interval of its group. A \`for\` that is shorter still waits for the next look, so the alert
fires after one whole interval, whatever \`for\` says.`,
  severity: 'low',
  level: 'default',
  on: RuleGroup,
  *run({ interval, rules }, { resource }) {
    const between = durationOf(interval)
    if (between === undefined) return
    for (const [index, rule] of rules.entries()) {
      const wait = durationOf(rule?.for)
      if (rule?.alert === undefined || wait === undefined || wait === 0 || wait >= between) continue
      yield {
        at: ['rules', index, 'for'],
        message: `\`${rule.for}\` is shorter than the group's interval of ${printDuration(between)}, which the alert waits for anyway; raise it or shorten the interval`,
        related: [{ resource, at: ['interval'], message: 'evaluated this often' }],
      }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            interval: 5m
            rules:
              - alert: Down
                expr: up == 0
                for: 1m
      `,
      good: `
        groups:
          - name: web
            interval: 1m
            rules:
              - alert: Down
                expr: up == 0
                for: 1m
      `,
    },
  ],
}
