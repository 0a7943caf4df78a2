import { Rule } from '../../kinds/monitoring.ts'
import { child, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorOf, selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Alert fires whenever there is data',
  why: `An alert fires for every series that its expression gives, whatever the value. Without a comparison that is always.
With \`bool\` a comparison gives 0 or 1 for every series, so it filters nothing either.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/alerts/comparison'],
  *run({ alert, expr }) {
    if (alert === undefined || expr === undefined) return
    const [root] = parsePromql(expr).children
    if (!root) return
    // What reads nothing is meant to fire always, as a dead man's switch does; but that is written with 1.
    if (selectorsIn(root).length === 0) {
      if (/^vector\s*\(\s*0\s*\)$/.test(root.text) && !/watchdog|dead|heartbeat|always/i.test(alert))
        yield {
          at: ['expr'],
          message: `\`${alert}\` fires always, for \`${root.text}\` has a series; compare it with something`,
        }
      return
    }
    if (isAlways(root))
      yield {
        at: ['expr'],
        message: `\`${alert}\` fires for every series that there is, whatever its value; compare it with something`,
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum(rate(http_requests_total{code=~"5.."}[5m]))
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Errors
                expr: sum(rate(http_requests_total{code=~"5.."}[5m])) > 1
      `,
    },
  ],
}

/** Whether it has a series wherever one of its selectors has, or always. Recorded series and `ALERTS` may be filtered already. */
function isAlways(node: PromqlNode): boolean {
  const [first, operator] = node.children
  const last = node.children.at(-1)
  if (node.name === 'BinaryExpr' && first && operator && last) {
    if (comparisons.includes(operator.name)) return hasBool(node) && isAlways(first) && isAlways(last)
    if (operator.name === 'Unless') return false
    if (operator.name === 'And') return isAlways(first) && isAlways(last)
    if (operator.name === 'Or') return isAlways(first) || isAlways(last)
    return isAlways(first) && isAlways(last)
  }
  if (node.name === 'FunctionCall') {
    const name = child(node, 'FunctionIdentifier')?.text ?? ''
    if (name.startsWith('absent')) return false
    const given = child(node, 'FunctionCallBody')?.children ?? []
    return given.length === 0 || given.every((each) => /Literal/.test(each.name) || isAlways(each))
  }
  if (node.name === 'AggregateExpr') {
    const argument = child(node, 'FunctionCallBody')?.children.at(-1)
    return argument !== undefined && isAlways(argument)
  }
  if (node.name === 'VectorSelector') return !/:|^ALERTS/.test(node.text) && !isState(node)
  return first === undefined || isAlways(node.name === 'UnaryExpr' ? (last ?? first) : first)
}

/** A metric that says by a label what is so, such as `ready="False"` of an info, is compared by its matchers. */
function isState(node: PromqlNode): boolean {
  const { metric = '', matchers } = selectorOf(node)
  return (
    /_(?:info|status|state|condition|phase|reason)$/.test(metric) &&
    matchers.some(({ label }) => !/^(?:job|instance|cluster|namespace|env)$/.test(label))
  )
}

const comparisons = ['Eql', 'EqlC', 'Neq', 'Lss', 'Lte', 'Gtr', 'Gte']

function hasBool(node: PromqlNode): boolean {
  return node.children.some(({ name, text }) => name === 'BoolModifier' && text !== '')
}
