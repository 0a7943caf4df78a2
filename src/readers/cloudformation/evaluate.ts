import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isTagged } from '../../model/tagged.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import type { Leaf, Mark, Node } from '../../syntax/derived/node.ts'
import { conditionIn, conditionOf } from './conditions.ts'
import { type Call, callIn, itemsOf } from './forms.ts'
import { type Calculation, calculations } from './functions.ts'
import { expanded, isLoop, looped } from './loops.ts'
import { referenceTo } from './references.ts'
import { scalarAt } from './scalars.ts'
import type { Stack } from './stack.ts'

/** What a value of the template comes to; `undefined` is `AWS::NoValue`: it is not there. */
export function evaluated(value: unknown, path: Path, stack: Stack): Node | undefined {
  const mark: Mark = { tree: stack.tree, path }
  if (stack.budget.left-- < 0)
    return { is: 'leaf', value: unknownValue('…', 'the template is too large: not all of it is read'), mark }
  const call = callIn(value, path)
  if (call) return called(call, mark, stack)
  if (Array.isArray(value)) {
    const items = value.map((each, index) => evaluated(each, [...path, index], stack))
    return { is: 'list', items: items.filter((each) => each !== undefined), mark }
  }
  if (isMap(value)) return { is: 'map', entries: entriesOf(value, path, stack), mark }
  if (typeof value !== 'string' || stack.loops.size === 0)
    return { is: 'leaf', value: scalarAt(value, path, stack.tree), mark }
  const text = looped(value, stack)
  return { is: 'leaf', value: text, mark: text === value ? mark : { ...mark, made: 'put together by `Fn::ForEach`' } }
}

function entriesOf(map: { readonly [name: string]: unknown }, path: Path, stack: Stack): Map<string, Node> {
  const entries = new Map<string, Node>()
  if (stack.budget.left < 0) return entries
  for (const [name, value] of Object.entries(map)) {
    const at = [...path, name]
    if (!isLoop(name)) {
      const node = evaluated(value, at, stack)
      if (node) entries.set(looped(name, stack), node)
      continue
    }
    const turns = expanded(value, at, stack, (each, where) => plainOf(each, where, stack))
    if (isUnknown(turns)) entries.set(name, { is: 'leaf', value: turns, mark: { tree: stack.tree, path: at } })
    else
      for (const turn of turns)
        for (const [key, node] of entriesOf(turn.body, turn.path, turn.stack)) entries.set(key, node)
  }
  return entries
}

/** Functions that choose keep the place of what they choose; what others make stands nowhere. */
function called(call: Call, mark: Mark, stack: Stack): Node | undefined {
  const { name, argument, path } = call
  const leaf = (value: unknown): Leaf => ({ is: 'leaf', value, mark: { ...mark, made: `made by \`${name}\`` } })
  if (name === 'Ref') {
    const target = typeof argument === 'string' ? looped(argument, stack) : ''
    if (target === 'AWS::NoValue') return undefined
    return lifted(referenceTo(target, stack), { ...mark, made: `the value of \`${target}\`` })
  }
  if (name === 'If') {
    const [condition, whenTrue, whenFalse] = itemsOf(argument)
    const is = truthOf(condition, [...path, 0], stack)
    if (isUnknown(is)) return leaf(unknownValue(`If ${String(condition)}`, `the condition is not known: ${is.text}`))
    return evaluated(is ? whenTrue : whenFalse, [...path, is ? 1 : 2], stack)
  }
  if (name === 'Select') {
    const [index, list] = itemsOf(argument)
    if (Array.isArray(list)) {
      const at = Number(plainOf(index, [...path, 0], stack))
      if (Number.isInteger(at) && at >= 0 && at < list.length) return evaluated(list[at], [...path, 1, at], stack)
    }
  }
  if (['Condition', 'Equals', 'And', 'Or', 'Not'].includes(name))
    return leaf(conditionIn(call, stack, (part, at) => plainOf(part, at, stack)))
  const calculation: Calculation | undefined = Object.hasOwn(calculations, name) ? calculations[name] : undefined
  if (!calculation) return leaf(unknownValue(name, `there is no function \`${name}\` that is known here`))
  return lifted(
    calculation(argument, {
      stack,
      value: (part, ...steps) => plainOf(part, [...path, ...steps], stack),
    }),
    { ...mark, made: `made by \`${name}\`` },
  )
}

/** A condition by its name, or written out. */
export function truthOf(condition: unknown, path: Path, stack: Stack): boolean | Unknown {
  return conditionOf(condition, path, stack, (value, at) => plainOf(value, at, stack))
}

/** What a value comes to, without its places. */
export function plainOf(value: unknown, path: Path, stack: Stack): unknown {
  const node = evaluated(value, path, stack)
  return node ? withoutMarks(node) : undefined
}

function withoutMarks(node: Node): unknown {
  if (node.is === 'leaf') return node.value
  if (node.is === 'list') return node.items.map(withoutMarks)
  return Object.fromEntries([...node.entries].map(([name, each]) => [name, withoutMarks(each)]))
}

/** A made value: all of it stands where it was made. */
function lifted(value: unknown, mark: Mark): Node {
  if (Array.isArray(value)) return { is: 'list', items: value.map((each) => lifted(each, mark)), mark }
  if (!isMap(value) || isTagged(value) || isUnknown(value)) return { is: 'leaf', value, mark }
  return {
    is: 'map',
    entries: new Map(Object.entries(value).map(([name, each]) => [name, lifted(each, mark)])),
    mark,
  }
}
