import type { Span } from '../../model/source.ts'
import type { Expression } from '../../syntax/hcl/ast.ts'
import type { Type } from '../aws-schema.ts'

export interface Mismatch {
  readonly at: Span
  readonly message: string
}

/** What is certainly wrong with an expression where a type is wanted. What only a plan knows is let pass. */
export function* mismatches(value: Expression, type: Type): Iterable<Mismatch> {
  switch (value.kind) {
    case 'parentheses':
      return yield* mismatches(value.inner, type)
    case 'conditional':
      yield* mismatches(value.then, type)
      return yield* mismatches(value.otherwise, type)
    case 'literal':
      if (value.value !== null && !fits(value.value, type)) yield wrong(value, type, shown(value.value))
      return
    case 'template':
      if (isCollection(type)) yield wrong(value, type, 'a string')
      return
    case 'tuple':
      if (type === 'dynamic') return
      if (!isTuple(type)) yield wrong(value, type, 'a list')
      else for (const item of value.items) yield* mismatches(item, type[1])
      return
    case 'object':
      return yield* inObject(value, type)
    case 'for':
      if (type === 'dynamic') return
      if (value.key ? isTuple(type) || !isCollection(type) : !isTuple(type))
        yield wrong(value, type, value.key ? 'a map' : 'a list')
      return
    default:
      return
  }
}

export function typeName(type: Type): string {
  if (typeof type === 'string') return type
  if ('object' in type) return 'object'
  return `${type[0]} of ${typeName(type[1])}`
}

function* inObject(value: Expression & { readonly kind: 'object' }, type: Type): Iterable<Mismatch> {
  if (type === 'dynamic') return
  if (typeof type === 'string' || isTuple(type)) return yield wrong(value, type, 'an object')
  const given = new Map<string, Expression>()
  for (const { key, value: item } of value.entries)
    if (key.kind === 'literal') given.set(String(key.value), item)
    else if (!('object' in type)) yield* mismatches(item, type[1])
  if (!('object' in type)) {
    for (const item of given.values()) yield* mismatches(item, type[1])
    return
  }
  const computed = given.size < value.entries.length
  for (const [name, { type: wanted, optional }] of Object.entries(type.object)) {
    const item = given.get(name)
    if (item) yield* mismatches(item, wanted)
    else if (!optional && !computed) yield { at: value, message: `the object has no \`${name}\`, which is required` }
  }
}

/** Terraform turns numbers and truth values into strings, and strings that read like them back. */
function fits(value: string | number | boolean, type: Type): boolean {
  if (type === 'dynamic' || type === 'string') return true
  if (type === 'number') return typeof value === 'number' || (typeof value === 'string' && isNumber(value))
  if (type === 'bool') return typeof value === 'boolean' || value === 'true' || value === 'false'
  return false
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}

function isCollection(type: Type): boolean {
  return typeof type !== 'string'
}

function isTuple(type: Type): type is readonly ['list' | 'set', Type] {
  return typeof type !== 'string' && !('object' in type) && type[0] !== 'map'
}

function wrong(at: Span, type: Type, found: string): Mismatch {
  return { at, message: `${found} stands where a ${typeName(type)} is wanted` }
}

function shown(value: string | number | boolean): string {
  return `\`${JSON.stringify(value)}\``
}
