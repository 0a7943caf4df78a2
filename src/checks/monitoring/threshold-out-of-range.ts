import { Rule } from '../../kinds/monitoring.ts'
import { argumentsOf, child, nodesIn, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Threshold lies outside what the expression can give',
  why: `\`up\` and \`probe_success\` are 0 or 1, and a share of one metric by itself lies between 0 and 1. A comparison with 5,
meant as five percent, is never true: the alert cannot fire. Compare with \`0.05\`, or multiply the share by 100.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const node of nodesIn(parsePromql(expr))) {
      if (node.name !== 'BinaryExpr' || child(node, 'BoolModifier')?.text) continue
      const [left, operator] = node.children
      const right = node.children.at(-1)
      const limit = right && numberOf(right)
      if (!left || !operator || limit === undefined) continue
      const name = isUnit(left)
      if (name !== undefined && never(operator.text, limit))
        yield {
          at: ['expr'],
          message: `${name} lies between 0 and 1, so \`${operator.text} ${right?.text}\` is never true; compare with a value between them`,
        }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum(rate(requests_total{code=~"5.."}[5m])) / sum(rate(requests_total[5m])) > 5
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum(rate(requests_total{code=~"5.."}[5m])) / sum(rate(requests_total[5m])) > 0.05
      `,
    },
  ],
}

function never(operator: string, limit: number): boolean {
  if (operator === '>') return limit >= 1
  if (operator === '>=') return limit > 1
  if (operator === '<') return limit <= 0
  if (operator === '<=') return limit < 0
  return operator === '==' && (limit < 0 || limit > 1)
}

function numberOf({ name, text }: PromqlNode): number | undefined {
  if (name !== 'NumberDurationLiteral' || !/^[\d.]+$/.test(text)) return undefined
  return Number(text)
}

/** What an expression is called that can give nothing but 0 to 1: a state, or a share of a counter. */
function isUnit(node: PromqlNode): string | undefined {
  if (node.name === 'ParenExpr' && node.children[0]) return isUnit(node.children[0])
  if (node.name === 'VectorSelector') {
    const metric = child(node, 'Identifier')?.text
    return metric === 'up' || metric === 'probe_success' ? `\`${metric}\`` : undefined
  }
  if (node.name !== 'BinaryExpr' || node.children[1]?.name !== 'Div') return undefined
  const [part, whole] = [node.children[0], node.children.at(-1)].map((side) => side && sumOf(side))
  if (!part || !whole || part.around !== whole.around || part.metric !== whole.metric) return undefined
  return whole.matchers.every((matcher) => part.matchers.includes(matcher)) ? 'The share' : undefined
}

/** `sum … (rate(metric{…}[…]))`, in parts. Only sums of counters: a gauge may be negative. */
function sumOf(node: PromqlNode): { metric: string; matchers: readonly string[]; around: string } | undefined {
  if (node.name === 'ParenExpr' && node.children[0]) return sumOf(node.children[0])
  const [rate] = node.name === 'AggregateExpr' && child(node, 'AggregateOp')?.text === 'sum' ? argumentsOf(node) : []
  const called = rate && child(rate, 'FunctionIdentifier')?.text
  const [selector, ...others] = selectorsIn(node)
  if (!rate || !selector?.metric || others.length > 0 || (called !== 'rate' && called !== 'increase')) return undefined
  if (argumentsOf(rate)[0]?.name !== 'MatrixSelector') return undefined
  const inside = { from: selector.from - node.from, to: selector.to - node.from }
  return {
    metric: selector.metric,
    matchers: selector.matchers.map(({ label, operator, value }) => label + operator + value),
    around: (node.text.slice(0, inside.from) + node.text.slice(inside.to)).replace(/\s+/g, ''),
  }
}
