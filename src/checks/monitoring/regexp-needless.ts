import { Rule } from '../../kinds/monitoring.ts'
import { type PromqlMatcher, selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Pattern where no pattern is needed',
  why: `\`=~"api"\` is \`="api"\`, only slower to look up. Prometheus anchors every pattern, so \`^\` and \`$\` say nothing; \`=~".*"\` selects
what is selected without it.`,
  severity: 'info',
  level: 'strict',
  on: Rule,
  sources: ['pint/promql/regexp'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const { matchers } of selectorsIn(expr))
      for (const matcher of matchers) {
        const instead = simpler(matcher)
        const { label, operator, value } = matcher
        if (instead !== undefined)
          yield { at: ['expr'], message: `\`${label}${operator}"${value}"\` needs no pattern; ${instead}` }
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up{job=~"api"})
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up{job="api"})
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up{env=~".*",job=~"^api.+$"})
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up{job=~"api.+"})
      `,
    },
  ],
}

function simpler({ label, operator, value }: PromqlMatcher): string | undefined {
  if (!operator.endsWith('~') || label === '__name__') return undefined
  const plain = operator === '=~' ? '=' : '!='
  if (value === '.*' && operator === '=~') return 'leave it out'
  if (value === '.+' && operator === '!~') return `write \`${label}=""\``
  if (value === '' || value === '(?:)') return `write \`${label}${plain}""\``
  if (/^[^.*+?()[\]{}|^$\\]+$/.test(value)) return `write \`${label}${plain}"${value}"\``
  if (/^\^|(?<!\\)\$$|(?<![[\\])\^/.test(value)) return 'leave out `^` and `$`'
  return undefined
}
