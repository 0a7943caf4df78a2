import type { Span } from '../../model/source.ts'

/**
 * A value as templates know them. `undefined` is what Go calls no value, `null` a nil in an interface: a field of the
 * first is nothing, a field of the second is a fault. `number` is a float64, `bigint` an int.
 */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Traced
  | Sized
  | GoMap
  | GoList
  | Struct
  | Method

/** A scalar that remembers where it was written. */
export interface Traced {
  readonly is: 'traced'
  readonly value: boolean | number | string
  readonly marks: readonly Mark[]
}

/** From `at` on up to the next mark, the text comes from `origin`, whose own text it follows from `from` on. */
export interface Mark {
  readonly at: number
  readonly from: number
  readonly origin: Origin | undefined
  /** The action of the template that is rendered, where that is not what `origin` says. */
  readonly by: Span | undefined
}

export type Origin =
  /** Literal text: `from` is an offset into the file. */
  | { readonly is: 'file'; readonly name: string }
  /** What an action made. */
  | { readonly is: 'action'; readonly name: string; readonly span: Span }
  /** A value or key of the data that was handed in; what it is, only its giver knows. */
  | { readonly is: 'data'; readonly of: unknown; readonly key?: true }

/** Integers of other sizes than Go's `int`. */
export interface Sized {
  readonly is: 'sized'
  readonly kind: 'int64' | 'uint64'
  readonly value: bigint
}

export interface GoMap {
  readonly is: 'map'
  readonly entries: Map<string, Value>
  /** Go's name for its type, where that is not `map[string]interface {}`. */
  readonly type?: string
  /** What it has for a key that is not there, where that is not nil: a map of strings has "". */
  readonly lacking?: string
  readonly origin?: Origin
}

export interface GoList {
  readonly is: 'list'
  readonly items: readonly Value[]
  /** Put together from what is not known: so is what lies behind its end. */
  readonly lacking?: string
  readonly type?: string
  readonly origin?: Origin
}

/** Has certain fields and no other; its methods take arguments. */
export interface Struct {
  readonly is: 'struct'
  readonly type: string
  readonly fields: ReadonlyMap<string, Value>
  readonly methods: Readonly<Record<string, Method>>
  /** What it is where it is used as a map, a list or text. */
  readonly as?: Value
}

export interface Method {
  readonly is: 'method'
  readonly takes: readonly Kind[]
  /** The kind of all further arguments; absent where there may be none. */
  readonly more?: Kind
  run(args: readonly Value[]): Value
}

/** What a parameter wants. */
export type Kind = 'any' | 'string' | 'text' | 'int' | 'float' | 'bool' | 'map'

/** Every mark has one form: there are millions of them. */
export function markOf(at: number, from: number, origin: Origin | undefined, by?: Span): Mark {
  return { at, from, origin, by }
}

/** The value without its past. */
export function bare(value: Value): Exclude<Value, Traced> {
  return typeof value === 'object' && value !== null && value.is === 'traced' ? value.value : value
}

export function mapOf(entries: Iterable<readonly [string, Value]> = [], type?: string): GoMap {
  return { is: 'map', entries: new Map(entries), ...(type !== undefined && { type }) }
}

/** A map of strings. */
export function stringsOf(entries: Iterable<readonly [string, string]>): GoMap {
  return { is: 'map', entries: new Map(entries), type: 'map[string]string', lacking: '' }
}

export function listOf(items: readonly Value[], type?: string): GoList {
  return { is: 'list', items, ...(type !== undefined && { type }) }
}

export function int64(value: bigint): Sized {
  return { is: 'sized', kind: 'int64', value: BigInt.asIntN(64, value) }
}

/** Go's `reflect.Kind`. */
export function kindOf(given: Value): string {
  const value = bare(given)
  switch (typeof value) {
    case 'undefined':
      return 'invalid'
    case 'boolean':
      return 'bool'
    case 'number':
      return 'float64'
    case 'bigint':
      return 'int'
    case 'string':
      return 'string'
  }
  if (value === null) return 'invalid'
  if (value.is === 'sized') return value.kind
  if (value.is === 'map') return 'map'
  if (value.is === 'list') return 'slice'
  if (value.is === 'method') return 'func'
  if (value.type.startsWith('*')) return 'ptr'
  return value.type.startsWith('[]')
    ? 'slice'
    : value.as === undefined || typeof value.as === 'string'
      ? 'struct'
      : kindOf(value.as)
}

/** What `%T` prints. */
export function typeOf(given: Value): string {
  const value = bare(given)
  if (value === null || value === undefined) return '<nil>'
  if (typeof value !== 'object') return kindOf(value)
  if (value.is === 'sized') return value.kind
  if (value.is === 'map') return value.type ?? 'map[string]interface {}'
  if (value.is === 'list') return value.type ?? '[]interface {}'
  return value.is === 'struct' ? value.type : 'func()'
}

/** What `if` asks. */
export function isTrue(given: Value): boolean {
  const value = bare(given)
  if (typeof value !== 'object') return Boolean(value) && value !== 0n
  if (value === null) return false
  if (value.is === 'sized') return value.value !== 0n
  if (value.is === 'map') return value.entries.size > 0
  if (value.is === 'list') return value.items.length > 0
  return value.is === 'struct' && value.as !== undefined ? isTrue(value.as) : true
}

/** The map that a value is or stands for. */
export function asMap(given: Value): GoMap | undefined {
  const value = bare(given)
  if (typeof value !== 'object' || value === null) return undefined
  return value.is === 'map' ? value : value.is === 'struct' ? asMap(value.as) : undefined
}

export function asList(given: Value): GoList | undefined {
  const value = bare(given)
  if (typeof value !== 'object' || value === null) return undefined
  return value.is === 'list' ? value : value.is === 'struct' ? asList(value.as) : undefined
}

/** Keys as Go sorts them: by their bytes. */
export function sortedKeys({ entries }: GoMap): string[] {
  return [...entries.keys()].sort(byBytes)
}

/** UTF-16 differs from UTF-8 in order only beyond the first plane. */
export function byBytes(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (x !== y) return (isSurrogate(x) ? x + 0x10000 : x) - (isSurrogate(y) ? y + 0x10000 : y)
  }
  return a.length - b.length
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000
}

/** Go's `reflect.DeepEqual`; maps that hold themselves are never equal. */
export function deepEqual(one: Value, other: Value, depth = 0): boolean {
  const [a, b] = [bare(one), bare(other)]
  if (a === b) return true
  if (depth > 200 || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return (a ?? null) === (b ?? null)
  if (a.is === 'sized' && b.is === 'sized') return a.kind === b.kind && a.value === b.value
  if (a.is === 'list' && b.is === 'list')
    return (
      a.type === b.type &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => deepEqual(item, b.items[index], depth + 1))
    )
  if (a.is !== 'map' || b.is !== 'map' || a.entries.size !== b.entries.size || a.type !== b.type) return false
  for (const [name, value] of a.entries)
    if (!b.entries.has(name) || !deepEqual(value, b.entries.get(name), depth + 1)) return false
  return true
}
