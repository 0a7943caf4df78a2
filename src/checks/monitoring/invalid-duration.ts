import { Rule } from '../../kinds/monitoring.ts'
import { parsePrometheusDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Duration cannot be read',
  why: 'Prometheus refuses the whole file, and with it every rule in it, when one duration is not a number with a unit such as `5m` or `1h30m`.',
  severity: 'high',
  level: 'default',
  on: Rule,
  sources: ['pint/alerts/for'],
  *run(rule) {
    for (const key of ['for', 'keep_firing_for'] as const) {
      const value = rule[key]
      if (value === undefined || value === '' || parsePrometheusDuration(String(value)) !== undefined) continue
      yield { at: [key], message: `\`${value}\` is no duration; write for instance \`5m\`` }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                for: 5 minutes
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                for: 5m
      `,
    },
  ],
}
