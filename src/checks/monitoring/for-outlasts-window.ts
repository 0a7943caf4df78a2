import { Rule } from '../../kinds/monitoring.ts'
import { argumentsOf, child, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import { printDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'
import { durationOf } from './surroundings.ts'

export const check: Check<Rule> = {
  title: 'Alert waits longer than its event is remembered',
  why: `An event is seen for as long as the window of \`increase\` or \`changes\` is, and then no more. A \`for\` of that length or more outlasts it: a
single event never fires, only one that keeps happening. Shorten the \`for\` or widen the window.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  *run(rule, { resource }) {
    const wait = durationOf(rule.for)
    if (rule.alert === undefined || rule.expr === undefined || !wait) return
    const [root] = parsePromql(rule.expr).children
    const seen = root && eventIn(root)
    if (seen !== undefined && wait >= seen)
      yield {
        at: ['for'],
        message: `One event is seen for ${printDuration(seen)} and the alert waits for ${rule.for}, so it never fires on one; shorten it or widen the window`,
        related: [{ resource, at: ['expr'], message: 'the window' }],
      }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Restarted
                expr: changes(process_start_time_seconds[10m]) > 0
                for: 15m
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Restarted
                expr: changes(process_start_time_seconds[30m]) > 0
                for: 15m
              - alert: Errors
                expr: rate(errors_total[5m]) > 0
                for: 10m
      `,
    },
  ],
}

/** Milliseconds for which one event keeps a comparison true. */
function eventIn(node: PromqlNode): number | undefined {
  const [left, operator] = node.children
  const right = node.children.at(-1)
  if (node.name === 'ParenExpr') return left && eventIn(left)
  if (node.name !== 'BinaryExpr' || !left || !right) return undefined
  const smallest = (operator?.text === '>' && right.text === '0') || (operator?.text === '>=' && right.text === '1')
  return smallest ? windowOf(left) : undefined
}

function windowOf(node: PromqlNode): number | undefined {
  if (node.name === 'AggregateExpr') {
    const inner = argumentsOf(node).at(-1)
    return inner && windowOf(inner)
  }
  if (!/^(?:changes|resets)$/.test(child(node, 'FunctionIdentifier')?.text ?? '')) return undefined
  const [selector] = selectorsIn(node)
  return selector?.range
}
