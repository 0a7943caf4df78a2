import { argumentsOf, child, groupingOf, type PromqlNode, parsePromql, unquoted } from './parse.ts'
import { selectorOf } from './selectors.ts'

/** Which labels a result may carry: `only` these, or, without it, any but those that were `removed`. */
export interface Labels {
  readonly only?: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
}

export function mayCarry({ only, removed }: Labels, label: string): boolean {
  return only ? only.has(label) : !removed.has(label)
}

/** How labels flow through an expression: from selectors, through aggregations and joins, to its result. */
export function labelsOf(expression: string | PromqlNode): Labels {
  const node = typeof expression === 'string' ? parsePromql(expression) : expression
  const [first] = node.children
  switch (node.name) {
    case 'NumberDurationLiteral':
    case 'StringLiteral':
      return none
    case 'VectorSelector': {
      const empty = selectorOf(node).matchers.filter(({ operator, value }) => operator === '=' && value === '')
      return { removed: new Set(empty.map(({ label }) => label)) }
    }
    case 'FunctionCall':
      return ofFunction(node)
    case 'AggregateExpr':
      return ofAggregation(node)
    case 'BinaryExpr':
      return ofBinary(node)
    case 'UnaryExpr':
      return labelsOf(node.children.at(-1) ?? nothing)
    default:
      return first ? labelsOf(first) : any
  }
}

const any: Labels = { removed: new Set() }
const none: Labels = { only: new Set(), removed: new Set() }
const nothing: PromqlNode = { name: 'NumberDurationLiteral', from: 0, to: 0, text: '', children: [] }

function ofFunction(node: PromqlNode): Labels {
  const name = child(node, 'FunctionIdentifier')?.text ?? ''
  const given = argumentsOf(node)
  const [first] = given
  if (['vector', 'scalar', 'time', 'pi'].includes(name) || !first) return none
  if (name === 'info') return any
  if (name === 'absent' || name === 'absent_over_time') return ofAbsent(first)
  if (name === 'label_replace' || name === 'label_join') {
    const target = given[1]
    return target?.name === 'StringLiteral' ? plus(labelsOf(first), [unquoted(target)]) : any
  }
  if (name === 'histogram_quantile') return minus(labelsOf(given[1] ?? first), ['le'])
  const vector = given.find((each) => !/Literal/.test(each.name)) ?? first
  return labelsOf(vector)
}

/** A missing series has the labels that its selector gave by equality. */
function ofAbsent(argument: PromqlNode): Labels {
  let inner: PromqlNode | undefined = argument
  while (
    inner &&
    inner.name !== 'VectorSelector' &&
    /^(?:MatrixSelector|ParenExpr|OffsetExpr|StepInvariantExpr)$/.test(inner.name)
  )
    inner = inner.children[0]
  if (inner?.name !== 'VectorSelector') return none
  const { matchers } = selectorOf(inner)
  const equal = matchers.filter(({ operator }) => operator === '=').map(({ label }) => label)
  return { only: new Set(equal), removed: new Set() }
}

function ofAggregation(node: PromqlNode): Labels {
  const operator = child(node, 'AggregateOp')?.text.toLowerCase() ?? ''
  const given = argumentsOf(node)
  const inner = labelsOf(given.at(-1) ?? nothing)
  if (['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(operator)) return inner
  const modifier = child(node, 'AggregateModifier')
  const names = groupingOf(modifier && child(modifier, 'GroupingLabels'))
  const [parameter] = given
  const counted = operator === 'count_values' && parameter?.name === 'StringLiteral' ? [unquoted(parameter)] : []
  if (modifier && child(modifier, 'Without')) return plus(minus(inner, names), counted)
  return { only: new Set([...names.filter((name) => mayCarry(inner, name)), ...counted]), removed: new Set() }
}

function ofBinary(node: PromqlNode): Labels {
  const [left, operator] = node.children
  const right = node.children.at(-1)
  if (!left || !operator || !right) return any
  const labels = [labelsOf(left), labelsOf(right)] as const
  if (isScalar(left)) return labels[1]
  if (isScalar(right)) return labels[0]
  if (operator.name === 'Or') return union(...labels)
  if (operator.name === 'And' || operator.name === 'Unless') return labels[0]
  const matching = child(node, 'MatchingModifierClause')
  if (!matching) return intersection(...labels)
  const [names = [], taken = []] = matching.children.filter(({ name }) => name === 'GroupingLabels').map(groupingOf)
  const [many, one] = child(matching, 'GroupRight') ? [labels[1], labels[0]] : labels
  if (child(matching, 'GroupLeft') || child(matching, 'GroupRight'))
    return plus(
      minus(many, taken),
      taken.filter((label) => mayCarry(one, label)),
    )
  if (child(matching, 'Ignoring')) return minus(labels[0], names)
  return { only: new Set(names.filter((name) => labels.every((each) => mayCarry(each, name)))), removed: new Set() }
}

export function isScalar(node: PromqlNode): boolean {
  if (node.name === 'NumberDurationLiteral') return true
  if (node.name === 'FunctionCall')
    return ['scalar', 'time', 'pi'].includes(child(node, 'FunctionIdentifier')?.text ?? '')
  if (node.name === 'ParenExpr' || node.name === 'UnaryExpr') return isScalar(node.children.at(-1) ?? nothing)
  if (node.name !== 'BinaryExpr') return false
  return [node.children[0], node.children.at(-1)].every((each) => each !== undefined && isScalar(each))
}

export function plus({ only, removed }: Labels, names: readonly string[]): Labels {
  const left = new Set([...removed].filter((name) => !names.includes(name)))
  return { ...(only && { only: new Set([...only, ...names]) }), removed: left }
}

export function minus({ only, removed }: Labels, names: readonly string[]): Labels {
  if (only) return { only: new Set([...only].filter((name) => !names.includes(name))), removed }
  return { removed: new Set([...removed, ...names]) }
}

export function union(a: Labels, b: Labels): Labels {
  if (a.only && b.only) return { only: new Set([...a.only, ...b.only]), removed: new Set() }
  const absent = [...a.removed, ...b.removed].filter((name) => !mayCarry(a, name) && !mayCarry(b, name))
  return { removed: new Set(absent) }
}

export function intersection(a: Labels, b: Labels): Labels {
  if (!a.only && !b.only) return { removed: new Set([...a.removed, ...b.removed]) }
  const names = [...(a.only ?? []), ...(b.only ?? [])].filter((name) => mayCarry(a, name) && mayCarry(b, name))
  return { only: new Set(names), removed: new Set() }
}
