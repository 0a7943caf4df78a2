import { parseDuration } from '../../values/duration.ts'
import { broken, child, nodesIn, type PromqlNode, parsePromql, unquoted } from './parse.ts'

export interface PromqlMatcher {
  readonly label: string
  readonly operator: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

/** `metric{label="value"}[5m]`: what an expression reads. */
export interface Selector {
  readonly metric?: string
  readonly matchers: readonly PromqlMatcher[]
  /** Milliseconds of its window, of a subquery's too where it stands right in one. */
  readonly range?: number
  readonly from: number
  readonly to: number
}

export function selectorsIn(expression: string | PromqlNode): readonly Selector[] {
  const root = typeof expression === 'string' ? parsePromql(expression) : expression
  const found: Selector[] = []
  const visit = (node: PromqlNode, range?: number) => {
    if (node.name === 'VectorSelector') found.push({ ...selectorOf(node), ...(range !== undefined && { range }) })
    const window = node.name === 'MatrixSelector' || node.name === 'SubqueryExpr' ? windowOf(node) : undefined
    for (const each of node.children) visit(each, window)
  }
  visit(root)
  return found
}

/** One `VectorSelector`. The name may stand before the braces, in them in quotes, or as `__name__`. */
export function selectorOf(node: PromqlNode): Selector {
  const all: PromqlMatcher[] = []
  let metric = child(node, 'Identifier')?.text
  for (const each of child(node, 'LabelMatchers')?.children ?? []) {
    if (each.name === 'QuotedLabelName') metric = unquoted(each.children[0] ?? each)
    const [label, operator, value] = each.children
    if (!label || !operator || !value || [...nodesIn(each)].some(({ name }) => name === broken)) continue
    const name = label.name === 'LabelName' ? label.text : unquoted(label.children[0] ?? label)
    all.push({ label: name, operator: operator.text as PromqlMatcher['operator'], value: unquoted(value) })
  }
  const named = all.find(({ label, operator }) => label === '__name__' && operator === '=')
  const matchers = named ? all.filter((each) => each !== named) : all
  metric ??= named?.value
  return { ...(metric !== undefined && { metric }), matchers, from: node.from, to: node.to }
}

function windowOf(node: PromqlNode): number | undefined {
  const text = child(node, 'DurationExpr')?.text
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text)
}

/** Go's syntax is not JavaScript's: what cannot be read here is taken for a pattern that wants something. */
export function matchesEmpty(pattern: string): boolean {
  try {
    return pattern.length < 1000 && new RegExp(`^(?:${pattern})$`).test('')
  } catch {
    return false
  }
}
