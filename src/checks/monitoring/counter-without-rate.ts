import { metric as known } from '../../facts/exporters.ts'
import { Rule } from '../../kinds/monitoring.ts'
import { child, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Alert on a counter as it stands',
  why: `A counter only grows until its program restarts, so its value says how long that has run: once over the threshold the alert fires until the next
restart, long after the cause is gone. Compare \`increase(...[10m])\` or \`rate(...[5m])\`.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/counter'],
  *run({ alert, expr }) {
    if (alert === undefined || expr === undefined) return
    const [root] = parsePromql(expr).children
    const counter = root && compared(root)
    if (counter !== undefined)
      yield {
        at: ['expr'],
        message: `\`${counter}\` only grows, so \`${alert}\` never ends once it fires; compare its \`rate\` or \`increase\``,
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum by (job) (http_errors_total{code="500"}) > 10
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum by (job) (increase(http_errors_total{code="500"}[10m])) > 10
              - alert: Old
                expr: http_errors_total - http_errors_total offset 1h > 10
              - alert: Gone
                expr: absent(http_errors_total) > 0
      `,
    },
  ],
}

/** A counter that is compared with a number, itself or summed. */
function compared(node: PromqlNode): string | undefined {
  const [left, operator] = node.children
  const right = node.children.at(-1)
  if (node.name === 'ParenExpr') return left && compared(left)
  if (node.name !== 'BinaryExpr' || !left || !right) return undefined
  if (/^(?:and|or|unless)$/i.test(operator?.text ?? '')) return compared(left) ?? compared(right)
  if (!/^>=?$/.test(operator?.text ?? '') || !/^[\d.]+$/.test(right.text)) return undefined
  return counterIn(left)
}

function counterIn(node: PromqlNode): string | undefined {
  if (node.name === 'VectorSelector') {
    const name = child(node, 'Identifier')?.text ?? ''
    const fact = known(name)
    if (fact?.type === 'counter') return name
    return !fact && events.test(name) ? name : undefined
  }
  const [first] = node.children
  if (node.name === 'ParenExpr') return first && counterIn(first)
  if (node.name !== 'AggregateExpr' || !/^(?:sum|max|min|avg)$/i.test(child(node, 'AggregateOp')?.text ?? ''))
    return undefined
  const inner = child(node, 'FunctionCallBody')?.children.at(-1)
  return inner && counterIn(inner)
}

/** A total of what happens. Totals of what there is are gauges, whatever they are called. */
const events =
  /_(?:errors?|failures?|failed|requests|timeouts?|restarts|retries|exceptions|dropped|rejected|reached|crashes|aborts|events|messages)_total$/
