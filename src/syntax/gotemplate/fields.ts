import { fail } from './fault.ts'
import { bare, type GoMap, typeOf, type Value } from './value.ts'

/** A field of a value, or a method that is still to be called. A nil in an interface has none; what is nothing has nothing. */
export function fieldOf(receiver: Value, name: string): Value {
  const value = bare(receiver)
  if (value === undefined) return undefined
  if (value === null) fail(`nil pointer evaluating interface {}.${name}`)
  if (typeof value === 'object') {
    if (value.is === 'map') return entry(value, name)
    if (value.is === 'struct') {
      if (Object.hasOwn(value.methods, name)) return value.methods[name]
      if (value.fields.has(name)) return value.fields.get(name)
      const inner = bare(value.as)
      if (typeof inner === 'object' && inner !== null && inner.is === 'map') return entry(inner, name)
    }
  }
  return fail(`can't evaluate field ${name} in type ${typeof value === 'object' ? typeOf(value) : 'interface {}'}`)
}

function entry(map: GoMap, name: string): Value {
  const found = map.entries.get(name)
  if (found !== undefined) return found
  if (map.type === 'chartutil.Values' && name === 'AsMap') return map
  return map.lacking ?? null
}
