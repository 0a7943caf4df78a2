import { Rule } from '../../kinds/monitoring.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Pattern picks a part out of a label',
  why: `\`job=~"service_.*_prod"\` reads structure out of a name: the next name of another form is not seen, and one that only looks alike is.
What is selected by should be a label of its own, \`env="prod"\`.`,
  severity: 'info',
  level: 'strict',
  on: Rule,
  sources: ['pint/promql/regexp'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const { matchers } of selectorsIn(expr))
      for (const { label, operator, value } of matchers)
        if (operator.endsWith('~') && label !== '__name__' && (inside.test(value) || around.test(value)))
          yield {
            at: ['expr'],
            message: `\`${label}${operator}"${value}"\` guesses from a part of the name; select by a label of its own`,
          }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up{job=~"service_.*_prod"})
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up{job=~"service_.*",env="prod"})
      `,
    },
  ],
}

const inside = /^[\w-]{2,}\.[*+](?:\.?[\w-]){2,}$/
const around = /^\.[*+][\w-]{2,}\.[*+]$/
