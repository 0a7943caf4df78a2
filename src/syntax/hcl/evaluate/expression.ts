import { isUnknown, unknownValue } from '../../../model/unknown.ts'
import type {
  CallNode,
  ConditionalNode,
  Expression,
  ForNode,
  GetNode,
  IndexNode,
  ObjectNode,
  SplatNode,
} from '../ast.ts'
import { convert } from './convert.ts'
import { fail, failureOf } from './failure.ts'
import { call } from './functions/call.ts'
import { negate, operate, unknownOf } from './operators.ts'
import { binding, boundTo, rise, type Scope, type Step, sink, textOf } from './scope.ts'
import { follow } from './steps.ts'
import { pairsOf, renderTemplate } from './template.ts'
import { typeOf, unify } from './type.ts'
import { isSequence, object, tuple, unknownIn, type Value } from './value.ts'

/**
 * What an expression comes to, as Terraform has it. What cannot be known is unknown, with the reason, and so is what Terraform
 * would refuse. Never throws.
 */
export function evaluate(node: Expression, scope: Scope): Value {
  const { effort } = scope.world
  const { depth, trying } = effort
  effort.trying = 0
  const value = attempt(node, scope)
  effort.depth = depth
  effort.trying = trying
  return value
}

/** The value, or an unknown in place of one that cannot be evaluated, unless somebody around it is to be told. */
function attempt(node: Expression, scope: Scope): Value {
  const { effort } = scope.world
  const { depth } = effort
  try {
    return compute(node, scope)
  } catch (thrown) {
    const because = failureOf(thrown)
    if (because === undefined || effort.trying > 0) throw thrown
    effort.depth = depth
    return unknownValue(textOf(scope, node), `${FAILS}${because}`)
  }
}

/** How reasons begin where Terraform would refuse the expression. */
export const FAILS = 'it cannot be evaluated: '

function compute(node: Expression, scope: Scope): Value {
  const { effort } = scope.world
  sink(effort)
  const value = inner(node, scope)
  rise(effort)
  return value
}

function inner(node: Expression, scope: Scope): Value {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? node.value.normalize() : node.value
    case 'parentheses':
      return compute(node.inner, scope)
    case 'tuple':
      return tuple(node.items.map((item) => attempt(item, scope)))
    case 'object':
      return objectValue(node, scope)
    case 'template':
      return renderTemplate(node.parts, scope, compute, scope.text.charAt(node.start) === '"')
    case 'unary':
      return negate(compute(node.operand, scope), node.operator, textOf(scope, node))
    case 'binary':
      return operate(node.operator, compute(node.left, scope), compute(node.right, scope), textOf(scope, node))
    case 'conditional':
      return conditional(node, scope)
    case 'for':
      return loop(node, scope)
    case 'call':
      return called(node, scope)
    case 'name':
    case 'get':
    case 'index':
    case 'splat':
      return reference(node, scope)
  }
}

function reference(node: Expression, scope: Scope): Value {
  const steps: Step[] = []
  let root = node
  while (root.kind === 'get' || root.kind === 'index' || root.kind === 'splat') {
    steps.push(stepOf(root, scope))
    root = root.of
  }
  steps.reverse()
  if (root.kind !== 'name') return follow(compute(root, scope), steps)
  const bound = boundTo(scope, root.name)
  if (bound) return follow(bound.value, steps)
  const found = scope.world.refer(root.name, steps)
  return found ? follow(found.value, steps, found.steps) : fail(`nothing is called \`${root.name}\``)
}

function stepOf(node: GetNode | IndexNode | SplatNode, scope: Scope): Step {
  if (node.kind === 'get') return { is: 'name', name: node.name }
  return node.kind === 'index' ? { is: 'index', key: compute(node.key, scope) } : { is: 'splat', full: node.full }
}

function objectValue(node: ObjectNode, scope: Scope): Value {
  const entries = new Map<string, Value>()
  for (const { key, value } of node.entries) {
    const name = compute(key, scope)
    if (isUnknown(name)) return unknownOf(name, textOf(scope, node))
    entries.set(String(convert(name, 'string') ?? fail('a key is null')), attempt(value, scope))
  }
  return object(entries)
}

/** Both sides are evaluated for their type alone, as far as they can be: the value is turned into what either may be. */
function conditional(node: ConditionalNode, scope: Scope): Value {
  const test = compute(node.test, scope)
  if (isUnknown(test)) return unknownOf(test, textOf(scope, node))
  const holds = convert(test, 'bool') ?? fail('the condition is null')
  const chosen = compute(holds === true ? node.then : node.otherwise, scope)
  if (chosen === null || isUnknown(chosen)) return chosen
  const other = typeBeside(holds === true ? node.otherwise : node.then, scope)
  const type = other && unify([typeOf(chosen), other])
  return type === undefined ? chosen : convert(chosen, type)
}

function typeBeside(node: Expression, scope: Scope) {
  const { effort } = scope.world
  const { depth } = effort
  try {
    return typeOf(compute(node, scope))
  } catch (thrown) {
    if (failureOf(thrown) === undefined) throw thrown
    effort.depth = depth
    return undefined
  }
}

function loop(node: ForNode, scope: Scope): Value {
  const over = compute(node.of, scope)
  if (isUnknown(over)) return unknownOf(over, textOf(scope, node))
  const [first = '', second] = node.names
  const items: Value[] = []
  const groups = new Map<string, Value[]>()
  for (const [key, value] of pairsOf(over)) {
    const named =
      second === undefined ? binding(scope, first, value) : binding(binding(scope, first, key), second, value)
    const wanted = node.where ? compute(node.where, named) : true
    if (isUnknown(wanted)) return unknownOf(wanted, textOf(scope, node))
    if (convert(wanted, 'bool') !== true) continue
    if (!node.key) {
      items.push(attempt(node.value, named))
      continue
    }
    const name = compute(node.key, named)
    if (isUnknown(name)) return unknownOf(name, textOf(scope, node))
    const text = String(convert(name, 'string') ?? fail('a key is null'))
    const group = groups.get(text)
    if (group && !node.groups) fail(`two values have the key \`${text}\``)
    if (group) group.push(attempt(node.value, named))
    else groups.set(text, [attempt(node.value, named)])
  }
  if (!node.key) return tuple(items)
  return object(new Map([...groups].map(([name, values]) => [name, node.groups ? tuple(values) : (values[0] ?? null)])))
}

function called(node: CallNode, scope: Scope): Value {
  const { effort } = scope.world
  const name = node.name.replace(/^core::/, '')
  if (name === 'try' || name === 'can') return tried(node, scope, name)
  const args: Value[] = []
  for (const [index, arg] of node.args.entries()) {
    const value = compute(arg, scope)
    if (!node.spread || index < node.args.length - 1) args.push(value)
    else if (isUnknown(value)) return unknownOf(value, textOf(scope, node))
    else if (isSequence(value)) args.push(...value.items)
    else fail('only a list is spread with `...`')
  }
  effort.left -= args.length
  return call(name, args, { world: scope.world, text: textOf(scope, node) })
}

/** `try` takes the first argument that can be evaluated; `can` says whether its own can. */
function tried({ args, ...node }: CallNode, scope: Scope, name: 'try' | 'can'): Value {
  const { effort } = scope.world
  const { depth } = effort
  let because = 'it has no arguments'
  for (const arg of args) {
    effort.trying++
    try {
      const value = compute(arg, scope)
      const unknown = name === 'try' ? unknownIn(value) : isUnknown(value) ? value : undefined
      if (unknown) return unknownOf(unknown, textOf(scope, { ...node, args }))
      return name === 'can' ? true : value
    } catch (thrown) {
      const failed = failureOf(thrown)
      if (failed === undefined || effort.left < 0) throw thrown
      because = failed
      effort.depth = depth
    } finally {
      effort.trying--
    }
  }
  return name === 'can' ? false : fail(because)
}
