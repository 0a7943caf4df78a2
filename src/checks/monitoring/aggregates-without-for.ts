import { Rule } from '../../kinds/monitoring.ts'
import { child, nodesIn, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Alert on two aggregates fires at once',
  why: `When Prometheus starts or targets move, the two sums of a quotient see different parts of the series for a while, and the quotient is
far off. Without \`for\` that is an alert. Let it stand for some evaluations first.`,
  severity: 'low',
  level: 'strict',
  on: Rule,
  sources: ['pint/promql/fragile'],
  *run(rule) {
    const { alert, expr } = rule
    if (alert === undefined || expr === undefined || rule.for !== undefined) return
    const nodes = [...nodesIn(parsePromql(expr))]
    const compares = nodes.some(
      ({ name, children }) => name === 'BinaryExpr' && /^(?:[=!]=|[<>]=?)$/.test(children[1]?.text ?? ''),
    )
    const pair = nodes.find(isPair)
    if (compares && pair)
      yield {
        at: ['for'],
        message: `\`${alert}\` sets one aggregate against another and fires at the first evaluation; give it a \`for\``,
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum(errors) / sum(requests offset 30m) > 5
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum(errors) / sum(requests offset 30m) > 5
                for: 5m
      `,
    },
  ],
}

/** Arithmetic between two aggregations. */
function isPair(node: PromqlNode): boolean {
  const [left, operator] = node.children
  const right = node.children.at(-1)
  if (node.name !== 'BinaryExpr' || !left || !right || !/^[-+*/%^]$/.test(operator?.text ?? '')) return false
  return [left, right].every((each) => bare(each).name === 'AggregateExpr')
}

function bare(node: PromqlNode): PromqlNode {
  const inner = child(node, 'AggregateExpr') ?? node.children[0]
  return node.name === 'ParenExpr' && inner ? bare(inner) : node
}
