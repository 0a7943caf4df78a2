import { isUnknown } from '../../../model/unknown.ts'
import { isSequence, type Type, type Value } from './value.ts'

/** `null` and unknown values may be of any type. */
export function typeOf(value: Value): Type {
  if (value === null || isUnknown(value)) return 'any'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'bool'
  const known = types.get(value)
  if (known !== undefined) return known
  const type = collectionType(value)
  types.set(value, type)
  return type
}

const types = new WeakMap<object, Type>()

function collectionType(value: Exclude<Value, null | boolean | number | string>): Type {
  if (isUnknown(value)) return 'any'
  if (isSequence(value)) {
    if (value.is === 'tuple') return { tuple: value.items.map(typeOf) }
    return value.is === 'list' ? { list: value.of ?? 'any' } : { set: value.of ?? 'any' }
  }
  if (value.is === 'map') return { map: value.of ?? 'any' }
  return { object: new Map([...value.entries].map(([name, each]) => [name, { type: typeOf(each), optional: false }])) }
}

/** As Terraform writes types: `map(object({ a = string }))`. Equal texts are equal types. */
export function printType(type: Type): string {
  if (typeof type === 'string') return type
  if ('list' in type) return `list(${printType(type.list)})`
  if ('set' in type) return `set(${printType(type.set)})`
  if ('map' in type) return `map(${printType(type.map)})`
  if ('tuple' in type) return `tuple([${type.tuple.map(printType).join(',')}])`
  return `object({${[...type.object].map(([name, field]) => `${name}=${printType(field.type)}`).join(',')}})`
}

/** The type that values of all these can be turned into; `undefined` where there is none. */
export function unify(types: readonly Type[]): Type | undefined {
  const [first = 'any', ...rest] = types
  let whole: Type | undefined = first
  for (const each of rest) {
    if (whole === undefined) return undefined
    whole = whole === each ? whole : both(whole, each)
  }
  return whole
}

function both(a: Type, b: Type): Type | undefined {
  if (a === 'any') return b
  if (b === 'any') return a
  if (typeof a === 'string' || typeof b === 'string') {
    if (a === b) return a
    return typeof a === 'string' && typeof b === 'string' && (a === 'string' || b === 'string') ? 'string' : undefined
  }
  if (('object' in a || 'map' in a) && ('object' in b || 'map' in b)) return mappings(a, b)
  if ('object' in a || 'map' in a || 'object' in b || 'map' in b) return undefined
  if ('tuple' in a && 'tuple' in b && a.tuple.length === b.tuple.length) {
    const items = a.tuple.map((type, index) => both(type, b.tuple[index] ?? 'any'))
    if (items.every((type) => type !== undefined)) return { tuple: items }
  }
  const item = unify([...itemTypes(a), ...itemTypes(b)])
  if (item === undefined) return undefined
  return 'set' in a && 'set' in b ? { set: item } : { list: item }
}

function mappings(a: Type, b: Type): Type | undefined {
  if (typeof a === 'string' || typeof b === 'string') return undefined
  if ('object' in a && 'object' in b && a.object.size === b.object.size) {
    const fields = [...a.object].map(([name, field]) => {
      const other = b.object.get(name)
      return [name, other && both(field.type, other.type)] as const
    })
    if (fields.every(([name]) => b.object.has(name))) {
      const known = fields.flatMap(([name, type]) =>
        type === undefined ? [] : [[name, { type, optional: false }] as const],
      )
      return known.length === fields.length ? { object: new Map(known) } : undefined
    }
  }
  const value = unify([...valueTypes(a), ...valueTypes(b)])
  return value === undefined ? undefined : { map: value }
}

function itemTypes(type: Type): readonly Type[] {
  if (typeof type === 'string') return []
  return 'tuple' in type ? type.tuple : 'list' in type ? [type.list] : 'set' in type ? [type.set] : []
}

function valueTypes(type: Type): readonly Type[] {
  if (typeof type === 'string') return []
  return 'map' in type ? [type.map] : 'object' in type ? [...type.object.values()].map((field) => field.type) : []
}
