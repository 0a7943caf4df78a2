import { joined } from './joins.ts'
import { intersection, isScalar, mayCarry, minus, plus } from './labels.ts'
import {
  constant,
  defined,
  type Futility,
  numberOf,
  type Outcome,
  type Outlook,
  type Say,
  unnamed,
  without,
} from './outcome.ts'
import { argumentsOf, child, groupingOf, type PromqlNode, parsePromql, unquoted } from './parse.ts'
import { matchesEmpty, selectorOf } from './selectors.ts'

/** What an expression that can be read may give, and what in it never gives anything. */
export function outlookOf(expression: string): Outlook {
  const root = parsePromql(expression)
  const known = remembered.get(root)
  if (known) return known
  const outlook = outlookFrom(root)
  remembered.set(root, outlook)
  return outlook
}

/** Several checks look at every expression. */
const remembered = new WeakMap<PromqlNode, Outlook>()

function outlookFrom(root: PromqlNode): Outlook {
  const futilities = new Map<string, Futility>()
  const outcomes = outcomesOf(root, (kind, node, message) => {
    futilities.set(`${node.from} ${message}`, { kind, node, message })
  })
  return { outcomes, futilities: [...futilities.values()] }
}

/** More ways than this are not told apart. */
const most = 16

function outcomesOf(node: PromqlNode, say: Say): readonly Outcome[] {
  const found = outcomesIn(node, say)
  return found.length > most ? [{ ...anyOf(node), mixed: true }] : found
}

function outcomesIn(node: PromqlNode, say: Say): readonly Outcome[] {
  const [first] = node.children
  switch (node.name) {
    case 'NumberDurationLiteral':
      return [{ ...constant(node), value: numberOf(node.text) }].map(defined)
    case 'StringLiteral':
      return [constant(node)]
    case 'VectorSelector':
      return [ofSelector(node)]
    case 'FunctionCall':
      return ofFunction(node, say)
    case 'AggregateExpr':
      return ofAggregation(node, say)
    case 'BinaryExpr':
      return ofBinary(node, say)
    case 'UnaryExpr': {
      const operand = node.children.at(-1)
      const negative = child(node, 'UnaryOp')?.text === '-'
      return (operand ? outcomesOf(operand, say) : []).map(({ value, ...rest }) =>
        defined({ ...rest, node, value: value !== undefined && negative ? -value : value }),
      )
    }
    default:
      return first ? outcomesOf(first, say) : [anyOf(node)]
  }
}

function anyOf(node: PromqlNode): Outcome {
  return { labels: { removed: new Set() }, sure: new Map(), always: false, brought: new Map(), node }
}

function ofBinary(node: PromqlNode, say: Say): readonly Outcome[] {
  const [left] = node.children
  const right = node.children.at(-1)
  return left && right ? joined(node, [outcomesOf(left, say), outcomesOf(right, say)], say) : []
}

function ofSelector(node: PromqlNode): Outcome {
  const { matchers, metric } = selectorOf(node)
  const sure = new Map<string, string | undefined>()
  const empty: string[] = []
  for (const { label, operator, value } of matchers) {
    if (operator === '=' && value !== '') sure.set(label, value)
    else if (operator === '=') empty.push(label)
    else if (operator === '!=' && value === '') sure.set(label, undefined)
    else if (operator === '=~' && !matchesEmpty(value)) sure.set(label, undefined)
    else if (operator === '!~' && matchesEmpty(value)) sure.set(label, undefined)
  }
  if (metric !== undefined) sure.set('__name__', metric)
  return { ...anyOf(node), labels: { removed: new Set(empty) }, sure }
}

function ofFunction(node: PromqlNode, say: Say): readonly Outcome[] {
  const name = child(node, 'FunctionIdentifier')?.text ?? ''
  const given = argumentsOf(node)
  const [first] = given
  if (name === 'vector') return [defined({ ...constant(node), value: first && numberOf(first.text) })]
  if (isScalar(node) || !first) {
    for (const each of given) outcomesOf(each, say)
    return [constant(node)]
  }
  if (name === 'info') return [anyOf(node)]
  if (name === 'absent' || name === 'absent_over_time') {
    const [inside] = outcomesOf(first, () => {})
    const selector = bareSelector(first)
    const fixed = [...(selector && inside ? inside.sure : [])].filter(
      ([key, value]) => value !== undefined && key !== '__name__',
    )
    return [
      {
        ...anyOf(node),
        absence: true,
        labels: { only: new Set(fixed.map(([key]) => key)), removed: new Set() },
        sure: new Map(fixed),
      },
    ]
  }
  const vector = given.find((each) => !/Literal/.test(each.name) && !isScalar(each)) ?? first
  const target = given[1]?.name === 'StringLiteral' ? unquoted(given[1]) : undefined
  return outcomesOf(vector, say).map(({ value: _, ...inner }) => {
    const outcome = { ...inner, node }
    if (name === 'label_replace' || name === 'label_join') {
      if (target === undefined) return { ...outcome, ...anyOf(node), always: outcome.always }
      const read = given
        .slice(name === 'label_join' ? 3 : 4)
        .flatMap((each) => (each.name === 'StringLiteral' ? [unquoted(each)] : []))
      return {
        ...outcome,
        labels: plus(outcome.labels, [target]),
        sure: without(outcome.sure, [target]),
        brought: without(outcome.brought, read),
      }
    }
    if (/^(?:sort|sort_desc|sort_by_label|sort_by_label_desc|last_over_time|first_over_time)$/.test(name))
      return outcome
    if (name === 'histogram_quantile')
      return unnamed({
        ...outcome,
        labels: minus(outcome.labels, ['le']),
        sure: without(outcome.sure, ['le']),
        brought: without(outcome.brought, ['le']),
      })
    return unnamed(outcome)
  })
}

function bareSelector(node: PromqlNode): boolean {
  const [inner] = node.children
  if (node.name === 'VectorSelector') return true
  return (
    /^(?:MatrixSelector|ParenExpr|OffsetExpr|StepInvariantExpr)$/.test(node.name) &&
    inner !== undefined &&
    bareSelector(inner)
  )
}

function ofAggregation(node: PromqlNode, say: Say): readonly Outcome[] {
  const operator = child(node, 'AggregateOp')?.text.toLowerCase() ?? ''
  const given = argumentsOf(node)
  const inner = given.at(-1)
  const outcomes = inner ? outcomesOf(inner, say) : []
  if (/^(?:topk|bottomk|limitk|limit_ratio)$/.test(operator)) return outcomes.map((each) => ({ ...each, node }))
  const modifier = child(node, 'AggregateModifier')
  const names = groupingOf(modifier && child(modifier, 'GroupingLabels'))
  const counted = operator === 'count_values' && given[0]?.name === 'StringLiteral' ? [unquoted(given[0])] : []
  const isWithout = modifier !== undefined && child(modifier, 'Without') !== undefined
  if (!isWithout)
    for (const name of names)
      if (outcomes.length > 0 && outcomes.every(({ labels }) => !mayCarry(labels, name)))
        say(
          'lost',
          node,
          `\`${operator} by (${names.join(', ')})\` asks for \`${name}\`, which the expression inside has dropped`,
        )
  return outcomes.map((outcome) => {
    const keeps = (name: string) => (isWithout ? !names.includes(name) : names.includes(name))
    for (const [name, join] of outcome.brought)
      if (!keeps(name)) say('brought', join, `\`${name}\` is taken over by a join and then dropped by \`${operator}\``)
    const labels = isWithout
      ? plus(minus(outcome.labels, [...names, '__name__']), counted)
      : plus(intersection(outcome.labels, { only: new Set(names), removed: new Set() }), counted)
    const separate = !isWithout && names.length > 0
    return defined({
      labels,
      sure: new Map([...outcome.sure].filter(([name]) => keeps(name) && (!isWithout || name !== '__name__'))),
      always: outcome.always,
      ...(outcome.absence && { absence: outcome.absence }),
      brought: new Map([...outcome.brought].filter(([name]) => keeps(name))),
      node,
      value: operator === 'group' ? 1 : /^(?:sum|min|max|avg)$/.test(operator) ? outcome.value : undefined,
      ...((outcome.mixed || (outcomes.length > 1 && !separate && !/^(?:sum|max)$/.test(operator))) && {
        mixed: true as const,
      }),
    })
  })
}
