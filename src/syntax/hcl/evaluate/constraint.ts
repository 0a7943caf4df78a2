import type { Expression } from '../ast.ts'
import { convert } from './convert.ts'
import { failureOf } from './failure.ts'
import type { Field, Type, Value } from './value.ts'

/** The type that a type constraint stands for, such as `map(object({ a = optional(string, "x") }))`. `undefined` where it is none. */
export function typeFrom(node: Expression, evaluate: (node: Expression) => Value): Type | undefined {
  if (node.kind === 'parentheses') return typeFrom(node.inner, evaluate)
  if (node.kind === 'name') return named.get(node.name)
  if (node.kind === 'literal') return named.get(String(node.value))
  if (node.kind !== 'call') return undefined
  const [inner] = node.args
  if (!inner) return undefined
  if (node.name === 'object') return objectFrom(inner, evaluate)
  if (node.name === 'tuple') {
    const items = inner.kind === 'tuple' ? inner.items.map((item) => typeFrom(item, evaluate)) : [undefined]
    return items.every((item) => item !== undefined) ? { tuple: items } : undefined
  }
  const of = typeFrom(inner, evaluate)
  if (of === undefined) return undefined
  if (node.name === 'list') return { list: of }
  if (node.name === 'set') return { set: of }
  return node.name === 'map' ? { map: of } : undefined
}

/** `type = "string"` and bare collections are from before Terraform 0.12. */
const named: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['any', 'any'],
  ['bool', 'bool'],
  ['number', 'number'],
  ['string', 'string'],
  ['list', { list: 'any' }],
  ['map', { map: 'any' }],
  ['set', { set: 'any' }],
])

function objectFrom(node: Expression, evaluate: (node: Expression) => Value): Type | undefined {
  if (node.kind !== 'object') return undefined
  const fields = new Map<string, Field>()
  for (const { key, value } of node.entries) {
    if (key.kind !== 'literal') return undefined
    const field = fieldFrom(value, evaluate)
    if (!field) return undefined
    fields.set(String(key.value), field)
  }
  return { object: new Map([...fields].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function fieldFrom(node: Expression, evaluate: (node: Expression) => Value): Field | undefined {
  const optional = node.kind === 'call' && node.name === 'optional'
  const [inner, otherwise] = optional ? node.args : [node]
  const type = inner && typeFrom(inner, evaluate)
  if (type === undefined) return undefined
  const value = otherwise && converted(evaluate(otherwise), type)
  return { type, optional, ...(value !== undefined && { otherwise: value }) }
}

function converted(value: Value, type: Type): Value | undefined {
  try {
    return convert(value, type)
  } catch (thrown) {
    if (failureOf(thrown) === undefined) throw thrown
    return undefined
  }
}
