import { Rule } from '../../kinds/monitoring.ts'
import { child, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Alert on the top few changes its series',
  why: `\`topk\` and \`bottomk\` choose other series at each evaluation. Each is another alert: its \`for\` starts anew, old ones resolve and new
ones notify though nothing has changed. Compare with a threshold, or aggregate what was chosen.`,
  severity: 'low',
  level: 'strict',
  on: Rule,
  sources: ['pint/promql/fragile'],
  *run({ alert, expr }) {
    const [root] = alert === undefined || expr === undefined ? [] : parsePromql(expr).children
    const found = root && chosen(root)
    if (found !== undefined)
      yield {
        at: ['expr'],
        message: `\`${found}\` gives other series at each evaluation; compare with a threshold instead`,
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Busiest
                expr: topk(5, queue_length) > 100
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Busiest
                expr: max(topk(5, queue_length)) > 100
      `,
    },
  ],
}

/** The aggregation that chooses, where its choice reaches the result. */
function chosen(node: PromqlNode): string | undefined {
  if (node.name === 'AggregateExpr') {
    const operator = child(node, 'AggregateOp')?.text.toLowerCase() ?? ''
    return /^(?:topk|bottomk|limitk|limit_ratio)$/.test(operator) ? operator : undefined
  }
  if (node.name === 'FunctionCall' && /^absent/.test(node.text)) return undefined
  for (const each of node.children) {
    const found = chosen(each)
    if (found !== undefined) return found
  }
  return undefined
}
