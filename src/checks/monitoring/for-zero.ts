import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { durationOf } from './surroundings.ts'

export const check: Check<Rule> = {
  title: 'Alert waits for no time at all',
  why: '`for: 0s` and `keep_firing_for: 0s` are what holds without them. Whoever reads it looks for a reason that is not there.',
  severity: 'info',
  level: 'strict',
  on: Rule,
  fix: 'safe',
  sources: ['pint/alerts/for'],
  *run(rule) {
    for (const key of ['for', 'keep_firing_for'] as const)
      if (rule.alert !== undefined && durationOf(rule[key]) === 0)
        yield { at: [key], message: `\`${rule[key]}\` is the default; drop \`${key}\``, changes: [{ drop: [key] }] }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                for: 0s
                labels: { severity: page }
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                labels: { severity: page }
      `,
    },
  ],
}
