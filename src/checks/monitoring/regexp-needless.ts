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
  fix: 'safe',
  sources: ['pint/promql/regexp'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const { matchers } of selectorsIn(expr))
      for (const matcher of matchers) {
        const instead = simpler(matcher)
        const { label, operator, value } = matcher
        if (instead === undefined) continue
        const written = `${label}${operator}"${value}"`
        // Only what is written once and without escapes can be replaced in the text as it stands.
        const once = expr.split(written).length === 2 && !/["\\]/.test(value) && instead.text !== undefined
        yield {
          at: ['expr'],
          message: `\`${written}\` needs no pattern; ${instead.say}`,
          ...(once && { changes: [{ set: ['expr'], to: expr.replace(written, () => instead.text ?? written) }] }),
        }
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
                expr: sum by (job) (up{env="prod",job=~"^api.+$"})
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up{env="prod",job=~"api.+"})
      `,
    },
  ],
}

function simpler({
  label,
  operator,
  value,
}: PromqlMatcher): { readonly say: string; readonly text?: string } | undefined {
  if (!operator.endsWith('~') || label === '__name__') return undefined
  const plain = operator === '=~' ? '=' : '!='
  if (value === '.*' && operator === '=~') return { say: 'leave it out' }
  if (value === '.+' && operator === '!~') return written(`${label}=""`)
  if (value === '' || value === '(?:)') return written(`${label}${plain}""`)
  if (/^[^.*+?()[\]{}|^$\\]+$/.test(value)) return written(`${label}${plain}"${value}"`)
  if (/^\^[^|]*$|^[^|]*(?<!\\)\$$/.test(value))
    return { say: 'leave out `^` and `$`', text: `${label}${operator}"${value.replace(/^\^|(?<!\\)\$$/g, '')}"` }
  if (/^\^|(?<!\\)\$$|(?<![[\\])\^/.test(value)) return { say: 'leave out `^` and `$`' }
  return undefined
}

function written(text: string): { readonly say: string; readonly text: string } {
  return { say: `write \`${text}\``, text }
}
