import { isUnknown } from '../../../model/unknown.ts'
import { put } from '../../put.ts'
import { isMapping, isSequence, type Value } from './value.ts'

/** A value as checks read it: lists, objects, texts, and unknowns where they stand. Equal parts may be the same object. */
export function plainOf(value: Value): unknown {
  if (typeof value !== 'object' || value === null || isUnknown(value)) return value
  const known = plains.get(value)
  if (known !== undefined) return known
  const plain = isSequence(value) ? value.items.map(plainOf) : isMapping(value) ? objectOf(value.entries) : undefined
  plains.set(value, plain)
  return plain
}

const plains = new WeakMap<object, unknown>()

function objectOf(entries: ReadonlyMap<string, Value>): { [name: string]: unknown } {
  const data: { [name: string]: unknown } = {}
  for (const [name, value] of entries) put(data, name, plainOf(value))
  return data
}
