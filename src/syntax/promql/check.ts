import { parseDuration } from '../../values/duration.ts'
import { type PromqlType, promqlFunction } from './functions.ts'
import { argumentsOf, broken, child, groupingOf, nodesIn, type PromqlNode, parsePromql } from './parse.ts'
import { matchesEmpty, selectorOf } from './selectors.ts'

/** What is wrong with an expression; offsets are into its text. */
export interface PromqlProblem {
  readonly message: string
  readonly from: number
  readonly to: number
}

/** Syntax and types, as Prometheus 3 judges them when it loads a rule. */
export function checkPromql(text: string): readonly PromqlProblem[] {
  const root = parsePromql(text)
  const wrong = [...nodesIn(root)].find(({ name }) => name === broken)
  if (wrong) return [{ message: syntaxMessage(text, wrong), from: wrong.from, to: wrong.to }]
  const [expression] = root.children
  if (!expression) return [{ message: 'the expression is empty', from: 0, to: text.length }]
  const problems: PromqlProblem[] = []
  typeOf(expression, (node, message) => problems.push({ message, from: node.from, to: node.to }))
  return problems
}

type Say = (node: PromqlNode, message: string) => void

function syntaxMessage(text: string, { from, to }: PromqlNode): string {
  const rest =
    text
      .slice(from, Math.max(to, from + 20))
      .split('\n', 1)[0]
      ?.trim() ?? ''
  const removed = /\bholt_winters\s*\(/.test(text)
    ? '; `holt_winters` is `double_exponential_smoothing` since Prometheus 3'
    : ''
  const [, called] = rest.startsWith('(')
    ? (/([a-zA-Z_]\w*)\s*$/.exec(text.slice(Math.max(0, from - 100), from)) ?? [])
    : []
  if (called !== undefined && removed === '') return `there is no function \`${called}\``
  return (rest === '' ? 'it ends too early' : `\`${rest}\` cannot stand here`) + removed
}

/** The type of an expression, saying on the way what is wrong in it. */
function typeOf(node: PromqlNode, say: Say): PromqlType {
  const [first] = node.children
  switch (node.name) {
    case 'NumberDurationLiteral':
      return 'scalar'
    case 'StringLiteral':
      if (!/^(["'`]).*\1$/s.test(node.text)) say(node, 'a text that does not end')
      return 'string'
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return movedType(node, say)
    case 'VectorSelector':
      checkSelector(node, say)
      return 'vector'
    case 'MatrixSelector':
      if (first) expect(first, 'vector', 'a window', say)
      checkWindow(node, say)
      return 'matrix'
    case 'SubqueryExpr':
      if (first) expect(first, 'vector', 'a subquery', say)
      checkWindow(node, say)
      return 'matrix'
    case 'FunctionCall':
      return functionType(node, say)
    case 'AggregateExpr':
      checkAggregation(node, say)
      return 'vector'
    case 'BinaryExpr':
      return binaryType(node, say)
    case 'UnaryExpr': {
      const operand = node.children.at(-1)
      const type = operand ? typeOf(operand, say) : 'scalar'
      if (type === 'matrix' || type === 'string')
        say(node, `a sign stands before a ${type}; it takes a scalar or a vector`)
      return type
    }
    default:
      return first ? typeOf(first, say) : 'scalar'
  }
}

function expect(node: PromqlNode, wanted: PromqlType, where: string, say: Say): void {
  const type = typeOf(node, say)
  if (type !== wanted) say(node, `${where} takes a ${words[wanted]}, and \`${short(node.text)}\` is a ${words[type]}`)
}

const words: Readonly<Record<PromqlType, string>> = {
  scalar: 'scalar',
  string: 'string',
  vector: 'instant vector',
  matrix: 'range vector',
}

/** The grammar gives a window to all of what stands before it; Prometheus gives it to the last operand. */
function checkWindow(node: PromqlNode, say: Say): void {
  const [first, ...durations] = node.children
  if (first?.name === 'UnaryExpr' || first?.name === 'BinaryExpr')
    say(node, `a range vector cannot stand beside \`${first.children.find(isOperator)?.text ?? 'an operator'}\``)
  for (const { name, text, children } of durations) {
    if (name !== 'DurationExpr' || children.length !== 1) {
      if (/^-\s*[\d.]/.test(text)) say(node, `\`${text}\` is no window: it has to be longer than nothing`)
      continue
    }
    const length = durationOf(text)
    if (length !== undefined && !(length > 0)) say(node, `\`${text}\` is no window: it has to be longer than nothing`)
    if (length !== undefined && length > longest) say(node, `\`${text}\` is longer than Prometheus can count`)
  }
}

function isOperator({ name, text }: PromqlNode): boolean {
  return name === 'UnaryOp' || /^(?:[-+*/%^]|[=!<>]=|[<>]|and|or|unless|atan2)$/i.test(text)
}

/** Milliseconds of a signed number of nanoseconds in 64 bits. */
const longest = 2 ** 63 / 1e6

function durationOf(text: string): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : parseDuration(text)
}

/** Only what reads series can be moved in time. */
function movedType(node: PromqlNode, say: Say): PromqlType {
  const [whole] = node.children
  if (!whole) return 'vector'
  const inner = operandOf(whole)
  const how = node.name === 'OffsetExpr' ? '`offset`' : '`@`'
  if (['ParenExpr', 'AggregateExpr', 'FunctionCall', 'NumberDurationLiteral', 'StringLiteral'].includes(inner.name))
    say(node, `${how} stands only behind a selector or a subquery, and \`${short(inner.text)}\` is neither`)
  return typeOf(whole, say)
}

/** What the window or the offset behind an expression is really of. */
function operandOf(node: PromqlNode): PromqlNode {
  const moved = /^(?:Offset|StepInvariant)Expr$/.test(node.name)
  const below = moved ? node.children[0] : /^(?:Unary|Binary)Expr$/.test(node.name) ? node.children.at(-1) : undefined
  return below ? operandOf(below) : node
}

function functionType(node: PromqlNode, say: Say): PromqlType {
  const name = child(node, 'FunctionIdentifier')?.text ?? ''
  const known = promqlFunction(name)
  const given = argumentsOf(node)
  if (!known) return 'vector'
  const { takes, optional, repeats, gives } = known
  if (given.length < takes.length - optional || (!repeats && given.length > takes.length))
    say(node, `\`${name}\` takes ${takes.length}${optional ? ' or fewer' : ''} arguments, and has ${given.length}`)
  for (const [index, argument] of given.entries()) {
    const wanted = takes[Math.min(index, takes.length - 1)]
    if (wanted) expect(argument, wanted, `\`${name}\``, say)
  }
  return gives
}

function checkAggregation(node: PromqlNode, say: Say): void {
  const name = child(node, 'AggregateOp')?.text ?? ''
  const parameter = parameters[name.toLowerCase()]
  const given = argumentsOf(node)
  const takes: readonly PromqlType[] = parameter ? [parameter, 'vector'] : ['vector']
  if (given.length !== takes.length) say(node, `\`${name}\` takes ${takes.length} arguments, and has ${given.length}`)
  else for (const [index, argument] of given.entries()) expect(argument, takes[index] ?? 'vector', `\`${name}\``, say)
}

const parameters: Readonly<Record<string, PromqlType>> = {
  topk: 'scalar',
  bottomk: 'scalar',
  quantile: 'scalar',
  limitk: 'scalar',
  limit_ratio: 'scalar',
  count_values: 'string',
}

function binaryType(node: PromqlNode, say: Say): PromqlType {
  const left = node.children[0]
  const right = node.children.at(-1)
  const operator = node.children[1]
  if (!left || !right || !operator) return 'vector'
  const types = [typeOf(left, say), typeOf(right, say)] as const
  for (const [index, type] of types.entries())
    if (type === 'matrix' || type === 'string')
      say(index === 0 ? left : right, `\`${operator.text}\` cannot stand beside a ${words[type]}`)
  const isSet = ['And', 'Or', 'Unless'].includes(operator.name)
  const compares = ['Eql', 'EqlC', 'Neq', 'Lss', 'Lte', 'Gtr', 'Gte'].includes(operator.name)
  const bool =
    node.children.some(({ name, text }) => name === 'BoolModifier' && text !== '') ||
    /^\s*bool\b/.test(node.text.slice(operator.to - node.from))
  const scalars = types[0] === 'scalar' && types[1] === 'scalar'
  if (isSet && types.includes('scalar')) say(node, `\`${operator.text}\` takes instant vectors on both sides`)
  if (compares && scalars && !bool) say(node, 'a comparison of two scalars needs `bool`')
  if (bool && !compares) say(node, `\`bool\` stands only at comparisons, and \`${operator.text}\` is none`)
  const matching = child(node, 'MatchingModifierClause')
  if (matching) checkMatching(node, matching, isSet, types, say)
  return scalars ? 'scalar' : 'vector'
}

function checkMatching(
  node: PromqlNode,
  matching: PromqlNode,
  isSet: boolean,
  types: readonly PromqlType[],
  say: Say,
): void {
  const grouped = matching.children.some(({ name }) => name === 'GroupLeft' || name === 'GroupRight')
  const names = child(matching, 'GroupingLabels')?.children.length ?? 0
  if (names > 0 && types.includes('scalar')) say(node, 'labels can be matched only between two instant vectors')
  if (grouped && isSet) say(matching, 'set operators match many to many and take no `group_left` or `group_right`')
  const [on, group] = matching.children.filter(({ name }) => name === 'GroupingLabels').map(groupingOf)
  const twice = child(matching, 'On') && group ? on?.find((label) => group.includes(label)) : undefined
  if (twice !== undefined) say(matching, `\`${twice}\` is matched on and taken over at once`)
}

function checkSelector(node: PromqlNode, say: Say): void {
  const { metric, matchers } = selectorOf(node)
  if (namesOf(node) > 1) say(node, `\`${short(node.text)}\` names its metric twice`)
  for (const { operator, value } of matchers)
    if (operator.endsWith('~') && !isPattern(value)) say(node, `\`${short(value)}\` is no regular expression`)
  if (metric !== undefined && metric !== '') return
  const demands = matchers.some(({ operator, value }) => {
    if (operator === '=') return value !== ''
    if (operator === '!=') return value === ''
    return matchesEmpty(value) === (operator === '!~')
  })
  if (!demands)
    say(node, `\`${short(node.text)}\` matches every series that there is; name a metric or a label that is not empty`)
}

/** A name before the braces, one in quotes in them, and every matcher of `__name__` beside such a one. */
function namesOf(node: PromqlNode): number {
  const inBraces = child(node, 'LabelMatchers')?.children ?? []
  const names = inBraces.filter(({ name }) => name === 'QuotedLabelName').length + (child(node, 'Identifier') ? 1 : 0)
  return names === 0 ? 0 : names + inBraces.filter(({ children }) => children[0]?.text === '__name__').length
}

/** Go knows more behind `(?` than JavaScript does; elsewhere what JavaScript refuses Go refuses too. */
export function isPattern(pattern: string): boolean {
  if (pattern.includes('(?') || pattern.length >= 1000) return true
  try {
    new RegExp(pattern)
    return true
  } catch {
    return false
  }
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
