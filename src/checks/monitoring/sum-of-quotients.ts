import { Rule } from '../../kinds/monitoring.ts'
import { argumentsOf, child, nodesIn, type PromqlNode, parsePromql } from '../../syntax/promql/parse.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'One division by zero spoils the aggregate',
  why: `0 / 0 is NaN, and NaN in a sum or average makes the whole result NaN, for which no comparison is ever true. One idle series is
enough. Divide the sums rather than sum the quotients, or keep only divisors that are above 0.`,
  severity: 'medium',
  level: 'strict',
  on: Rule,
  sources: ['pint/promql/nan'],
  *run({ expr }) {
    if (expr === undefined) return
    for (const node of nodesIn(parsePromql(expr))) {
      if (node.name !== 'AggregateExpr' || !/^(?:sum|avg|stddev|stdvar)$/i.test(child(node, 'AggregateOp')?.text ?? ''))
        continue
      const inner = argumentsOf(node).at(-1)
      const divisor = inner && openDivisor(inner)
      if (divisor !== undefined)
        return yield {
          at: ['expr'],
          message: `\`${divisor}\` may be 0, and then the whole aggregate is NaN; divide the sums, or keep only what is \`> 0\``,
        }
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: job:share:avg
                expr: avg by (job) (errors / requests)
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:share:avg
                expr: avg by (job) (errors / (requests > 0))
      `,
    },
  ],
}

/** A divisor in arithmetic that nothing keeps from being zero. */
function openDivisor(node: PromqlNode): string | undefined {
  const [left, operator] = node.children
  const right = node.children.at(-1)
  if (node.name === 'ParenExpr') return left && openDivisor(left)
  if (node.name !== 'BinaryExpr' || !left || !right || !/^[-+*/%^]$/.test(operator?.text ?? '')) return undefined
  if (/^[/%]$/.test(operator?.text ?? '') && mayBeZero(right)) return right.text.replace(/\s+/g, ' ')
  return openDivisor(left) ?? openDivisor(right)
}

function mayBeZero(node: PromqlNode): boolean {
  const [first, operator] = node.children
  const last = node.children.at(-1)
  if (node.name === 'ParenExpr' && first) return mayBeZero(first)
  const constant = numberOf(node)
  if (constant !== undefined) return constant === 0
  if (node.name === 'FunctionCall') {
    const name = child(node, 'FunctionIdentifier')?.text
    const [low, high] = argumentsOf(node)
      .slice(name === 'vector' ? 0 : 1)
      .map(numberOf)
    if (name === 'vector') return low === undefined || low === 0
    if (name === 'clamp_min') return !(low !== undefined && low > 0)
    if (name === 'clamp_max') return !(low !== undefined && low < 0)
    if (name === 'clamp') return !((low !== undefined && low > 0) || (high !== undefined && high < 0))
    return true
  }
  if (node.name !== 'BinaryExpr' || !last || child(node, 'BoolModifier')?.text) return true
  const limit = numberOf(last)
  if (limit === undefined) return true
  if (operator?.text === '>') return limit < 0
  if (operator?.text === '>=') return limit <= 0
  if (operator?.text === '<') return limit > 0
  if (operator?.text === '<=') return limit >= 0
  if (operator?.text === '!=') return limit !== 0
  return operator?.text === '==' ? limit === 0 : true
}

function numberOf({ text }: PromqlNode): number | undefined {
  return /^[-+]?\s*[\d.]+(?:e[-+]?\d+)?$/i.test(text) ? Number(text.replace(/\s/g, '')) : undefined
}
