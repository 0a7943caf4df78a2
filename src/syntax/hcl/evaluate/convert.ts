import { isUnknown } from '../../../model/unknown.ts'
import { fail } from './failure.ts'
import { numberText, parseNumber } from './numbers.ts'
import { printType, typeOf, unify } from './type.ts'
import { type Field, isMapping, isSequence, list, map, object, set, type Type, tuple, type Value } from './value.ts'

/** The value as one of the type, as Terraform converts an argument; fails where it cannot be one. */
export function convert(value: Value, type: Type): Value {
  if (value === null || isUnknown(value) || type === 'any') return value
  if (typeof type === 'string') return toPrimitive(value, type)
  if ('list' in type || 'set' in type) {
    const wanted = 'list' in type ? type.list : type.set
    const { items, of } = converted(itemsOf(value, type), wanted)
    return 'list' in type ? list(items, of) : set(items, of)
  }
  if ('tuple' in type) {
    const items = itemsOf(value, type)
    if (items.length !== type.tuple.length) return fail(`a tuple of ${type.tuple.length} items is required`)
    return tuple(items.map((item, index) => convert(item, type.tuple[index] ?? 'any')))
  }
  if (!isMapping(value)) return fail(`${printType(type)} is required`)
  if ('map' in type) {
    const { items, of } = converted([...value.entries.values()], type.map)
    return map(new Map([...value.entries.keys()].map((name, index) => [name, items[index] ?? null])), of)
  }
  return object(new Map([...type.object].map(([name, field]) => [name, fieldOf(value.entries.get(name), name, field)])))
}

/** Any sequence or mapping as a list of its items or values. */
export function itemsOf(value: Value, type: Type = { list: 'any' }): readonly Value[] {
  return isSequence(value) ? value.items : fail(`${printType(type)} is required`)
}

function toPrimitive(value: Value, type: 'string' | 'number' | 'bool'): Value {
  if (typeof value === 'string') {
    if (type === 'string') return value
    if (type === 'number') return parseNumber(value)
    if (value === 'true' || value === '1') return true
    return value === 'false' || value === '0' ? false : fail('a bool is required')
  }
  if (typeof value === 'number')
    return type === 'number' ? value : type === 'string' ? numberText(value) : fail('a bool is required')
  if (typeof value === 'boolean')
    return type === 'bool' ? value : type === 'string' ? String(value) : fail('a number is required')
  return fail(`${type} is required`)
}

/** Items of one type: where any is wanted, it is the one that all of them can be. */
function converted(values: readonly Value[], wanted: Type): { items: readonly Value[]; of: Type } {
  const of = wanted === 'any' ? unify(values.map(typeOf)) : wanted
  if (of === undefined) return fail('all items must be of one type')
  const items = values.map((value) => convert(value, of))
  return { items, of: hasAny(of) ? (unify(items.map(typeOf)) ?? of) : of }
}

function hasAny(type: Type): boolean {
  if (typeof type === 'string') return type === 'any'
  if ('list' in type) return hasAny(type.list)
  if ('set' in type) return hasAny(type.set)
  return 'map' in type && hasAny(type.map)
}

function fieldOf(given: Value | undefined, name: string, { type, optional, otherwise }: Field): Value {
  if (given === undefined && !optional) return fail(`\`${name}\` is required`)
  const value = given ?? otherwise ?? null
  return convert(value, type)
}
