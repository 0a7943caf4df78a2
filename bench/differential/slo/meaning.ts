import { child, type PromqlNode, parsePromql, unquoted } from '../../../src/syntax/promql/parse.ts'
import { selectorOf } from '../../../src/syntax/promql/selectors.ts'
import { parseDuration } from '../../../src/values/duration.ts'

export interface AnyRule {
  readonly record?: string
  readonly alert?: string
  readonly expr: string
  readonly for?: string
  readonly labels?: Readonly<Record<string, string>>
}

/** What the alerts of some rules say, whatever their recordings are called: shares over limits, how long, and for whom. */
export function meaningOf(rules: readonly AnyRule[], severities: Readonly<Record<string, string>>): readonly string[] {
  const recordings = rules.filter(({ record }) => record !== undefined)
  const said = rules.flatMap((rule) => {
    if (rule.alert === undefined) return []
    const wait = parseDuration((rule.for ?? '0s').replaceAll(/(?<=[hm])0[ms](?:0s)?/g, '')) ?? 0
    const severity = rule.labels?.sloth_severity ?? rule.labels?.severity ?? ''
    return branches(stripped(parsePromql(rule.expr))).map((branch) => {
      const conditions = operands(branch, 'And')
        .map((each) => canonical(each, recordings))
        .toSorted()
      return `${severities[severity] ?? severity} after ${wait}: ${conditions.join(' and ')}`
    })
  })
  return [...new Set(said)].toSorted()
}

/** Every recording as an expression of nothing recorded. */
export function sharesOf(rules: readonly AnyRule[]): readonly string[] {
  const recordings = rules.filter(({ record }) => record !== undefined)
  return recordings.map(({ expr }) => canonical(parsePromql(expr), recordings))
}

function branches(node: PromqlNode): readonly PromqlNode[] {
  return operands(node, 'Or')
}

function operands(node: PromqlNode, operator: 'Or' | 'And'): readonly PromqlNode[] {
  const inner = stripped(node)
  if (inner.name !== 'BinaryExpr' || !child(inner, operator)) return [inner]
  return [inner.children[0], inner.children.at(-1)].flatMap((each) => (each ? operands(each, operator) : []))
}

/** Without parentheses, and without a `max` that does nothing but drop the name of a window. */
function stripped(node: PromqlNode): PromqlNode {
  if (['PromQL', 'ParenExpr'].includes(node.name) && node.children[0]) return stripped(node.children[0])
  if (node.name === 'AggregateExpr' && /^max\(.*without\s*\(sloth_window\)$/s.test(node.text)) {
    const body = child(node, 'FunctionCallBody')?.children[0]
    if (body) return stripped(body)
  }
  return node
}

function canonical(given: PromqlNode, recordings: readonly AnyRule[]): string {
  const node = stripped(given)
  const again = (each: PromqlNode | undefined) => (each ? canonical(each, recordings) : '')
  switch (node.name) {
    case 'NumberDurationLiteral':
    case 'NumberDurationLiteralInDurationContext':
      return number(Number.isNaN(Number(node.text)) ? (parseDuration(node.text) ?? Number.NaN) : Number(node.text))
    case 'VectorSelector':
      return selected(node, recordings)
    case 'BinaryExpr':
      return binary(node, again)
    case 'AggregateExpr': {
      const by = child(node, 'AggregateModifier')?.text.replace(/\s+/g, '') ?? ''
      const names = by.replace(/^(\w+)\((.*)\)$/, (_, word, list) => `${word}(${list.split(',').toSorted().join()})`)
      return `${child(node, 'AggregateOp')?.text}${names}(${child(node, 'FunctionCallBody')?.children.map(again).join()})`
    }
    case 'StringLiteral':
      return JSON.stringify(unquoted(node))
    default:
      return node.children.length === 0 ? node.text.toLowerCase() : `${node.name}(${node.children.map(again).join()})`
  }
}

function binary(node: PromqlNode, again: (node: PromqlNode | undefined) => string): string {
  const [left, right] = [again(node.children[0]), again(node.children.at(-1))]
  const between = node.text.slice(
    (node.children[0]?.to ?? 0) - node.from,
    (node.children.at(-1)?.from ?? 0) - node.from,
  )
  const operator = between.trim().toLowerCase().replace(/\s+/g, ' ')
  const [a, b] = [Number(left), Number(right)]
  if (!Number.isNaN(a) && !Number.isNaN(b)) {
    if (operator === '*') return number(a * b)
    if (operator === '-') return number(a - b)
    if (operator === '/') return number(a / b)
  }
  // What is left of one and what is left of all are the same share.
  const divided = /^quotient\((.*)\|\|(.*)\)$/s.exec(right)
  if (operator === '-' && left === '1' && divided) return `quotient(${divided[2]} - ${divided[1]}||${divided[2]})`
  return operator === '/' ? `quotient(${left}||${right})` : `${left} ${operator} ${right}`
}

/** A recording is what it was recorded from. */
function selected(node: PromqlNode, recordings: readonly AnyRule[]): string {
  const { metric, matchers } = selectorOf(node)
  const wanted = matchers.filter(({ operator, value }) => operator === '=' && value !== '')
  const source = recordings.find(
    ({ record, labels }) =>
      record === metric && wanted.every(({ label, value }) => labels?.[label] === undefined || labels[label] === value),
  )
  if (source) return canonical(parsePromql(source.expr), recordings)
  const texts = matchers.map(({ label, operator, value }) => `${label}${operator}${JSON.stringify(value)}`)
  return `${metric}{${texts.toSorted().join()}}`
}

function number(value: number): string {
  return String(Number(value.toPrecision(9)))
}
