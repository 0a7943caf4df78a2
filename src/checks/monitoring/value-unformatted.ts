import { Rule } from '../../kinds/monitoring.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import { argumentsOf, child, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import type { Check } from '../check.ts'
import { readTemplate } from './template.ts'

export const check: Check<Rule> = {
  title: 'Alert writes a rate with all its digits',
  why: `A rate is a number such as 0.2844444444444444. \`humanize\`, \`humanizePercentage\` or \`printf "%.2f"\` make it one that can be read at night.`,
  severity: 'info',
  level: 'strict',
  on: Rule,
  sources: ['pint/alerts/template'],
  *run({ alert, expr, annotations = {} }) {
    if (alert === undefined || expr === undefined || checkPromql(expr).length > 0) return
    const [root] = parsePromql(expr).children
    if (!root || !isFraction(root)) return
    for (const [name, text] of Object.entries(annotations))
      if (readTemplate(String(text)).value === 'raw')
        yield {
          at: ['annotations', name],
          message: `\`$value\` is a rate here and written as it is; pipe it into \`humanize\``,
        }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: rate(errors_total[5m]) > 1
                annotations:
                  summary: '{{ $value }} errors a second'
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: rate(errors_total[5m]) > 1
                annotations:
                  summary: '{{ $value | humanize }} errors a second'
      `,
    },
  ],
}

/** Whether the result is made of rates, and nothing has rounded or counted them. */
function isFraction(node: PromqlNode): boolean {
  const [first, operator] = node.children
  const last = node.children.at(-1)
  if (node.name === 'FunctionCall') {
    const name = child(node, 'FunctionIdentifier')?.text ?? ''
    if (/^(?:rate|irate|deriv)$/.test(name)) return true
    return (
      !/^(?:round|ceil|floor|absent.*|count_over_time|timestamp|vector)$/.test(name) &&
      argumentsOf(node).some(isFraction)
    )
  }
  if (node.name === 'AggregateExpr')
    return (
      !/^(?:count|count_values|group)$/i.test(child(node, 'AggregateOp')?.text ?? '') &&
      argumentsOf(node).some(isFraction)
    )
  if (node.name === 'BinaryExpr' && first && last)
    return isFraction(first) || (/^[-+*/%^]$/.test(operator?.text ?? '') && isFraction(last))
  return first !== undefined && isFraction(first)
}
