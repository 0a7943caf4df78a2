import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { fail } from './failure.ts'

/** What an expression comes to. Sequences and mappings know what they are: Terraform tells a tuple from a list when it compares. */
export type Value = null | boolean | number | string | Unknown | Sequence | Mapping

export type Type =
  | 'any'
  | 'string'
  | 'number'
  | 'bool'
  | { readonly list: Type }
  | { readonly set: Type }
  | { readonly map: Type }
  | { readonly tuple: readonly Type[] }
  | { readonly object: ReadonlyMap<string, Field> }

/** `otherwise` is what stands where nothing is given; without it that is `null`. */
export interface Field {
  readonly type: Type
  readonly optional: boolean
  readonly otherwise?: Value
}

/** `of` is the type of the items of a list or set. The items of a set are sorted and differ. */
export interface Sequence {
  readonly is: 'tuple' | 'list' | 'set'
  readonly items: readonly Value[]
  readonly of?: Type
  readonly size: number
}

export interface Mapping {
  readonly is: 'object' | 'map'
  readonly entries: ReadonlyMap<string, Value>
  readonly of?: Type
  readonly size: number
}

export function tuple(items: readonly Value[]): Sequence {
  return { is: 'tuple', items, size: sizeOf(items) }
}

export function list(items: readonly Value[], of: Type): Sequence {
  return { is: 'list', items, of, size: sizeOf(items) }
}

/** Twins are dropped. Text and numbers are in their order, as Terraform has them. */
export function set(items: readonly Value[], of: Type): Sequence {
  const distinct = [...new Map(items.map((item) => [keyOf(item), item])).values()].sort(inOrder)
  return { is: 'set', items: distinct, of, size: sizeOf(distinct) }
}

export function object(entries: ReadonlyMap<string, Value>): Mapping {
  return { is: 'object', entries: sorted(entries), size: sizeOf(entries.values()) }
}

export function map(entries: ReadonlyMap<string, Value>, of: Type): Mapping {
  return { is: 'map', entries: sorted(entries), of, size: sizeOf(entries.values()) }
}

export function isSequence(value: Value): value is Sequence {
  return typeof value === 'object' && value !== null && !isUnknown(value) && 'items' in value
}

export function isMapping(value: Value): value is Mapping {
  return typeof value === 'object' && value !== null && !isUnknown(value) && 'entries' in value
}

/** The first unknown that a value holds or is. */
export function unknownIn(value: Value): Unknown | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isUnknown(value)) return value
  const known = holds.get(value)
  if (known !== undefined) return known ?? undefined
  let found: Unknown | undefined
  for (const part of isSequence(value) ? value.items : value.entries.values()) {
    found = unknownIn(part)
    if (found) break
  }
  holds.set(value, found ?? null)
  return found
}

const holds = new WeakMap<Sequence | Mapping, Unknown | null>()

/** Two values of one key are equal. An unknown is equal to itself alone. */
export function keyOf(value: Value): string {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : String(value)
  if (isUnknown(value)) return `?${value.text}`
  const known = keys.get(value)
  if (known !== undefined) return known
  const key = isSequence(value)
    ? `[${value.items.map(keyOf).join(',')}]`
    : `{${[...value.entries].map(([name, each]) => `${JSON.stringify(name)}:${keyOf(each)}`).join(',')}}`
  keys.set(value, key)
  return key
}

const keys = new WeakMap<Sequence | Mapping, string>()

/** More than this is no configuration: it is a mistake, or meant to exhaust who reads it. */
const MAX_SIZE = 200_000

function sizeOf(parts: Iterable<Value>): number {
  let size = 1
  for (const part of parts) size += weightOf(part)
  return size > MAX_SIZE ? fail('the value is too large') : size
}

function weightOf(value: Value): number {
  if (typeof value === 'string') return 1 + (value.length >> 6)
  return typeof value === 'object' && value !== null && !isUnknown(value) ? value.size : 1
}

/** Terraform goes through a mapping in the order of its keys, by code points. */
function sorted(entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  let before: string | undefined
  for (const key of entries.keys()) {
    if (before !== undefined && compareText(before, key) > 0)
      return new Map([...entries].sort(([a], [b]) => compareText(a, b)))
    before = key
  }
  return entries
}

function inOrder(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return compareText(typeof a === 'string' ? a : keyOf(a), typeof b === 'string' ? b : keyOf(b))
}

/** By code points, as UTF-8 sorts; UTF-16 puts what is beyond U+FFFF elsewhere. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const one = a.charCodeAt(at)
    const other = b.charCodeAt(at)
    if (one !== other) {
      const oneHigh = one >= 0xd800 && one < 0xe000
      const otherHigh = other >= 0xd800 && other < 0xe000
      return oneHigh === otherHigh ? one - other : oneHigh ? 1 : -1
    }
  }
  return a.length - b.length
}
