import { hasHole, isUnknown } from './unknown.ts'

/**
 * Turns other people's data into ours, or says `undefined`. Loose on purpose: a field of the wrong
 * type, or one that cannot be known, is as good as absent, so a check never meets a value that its type does not admit.
 */
export type Shape<T> = (value: unknown) => T | undefined

export type ShapeOf<S> = S extends Shape<infer T> ? T : never

/** Any text, holes included. */
export const text: Shape<string> = (value) => (typeof value === 'string' ? value : undefined)
/** Text that stands for itself: no `${X}`, no `{{ x }}`. */
export const literal: Shape<string> = (value) => (typeof value === 'string' && !hasHole(value) ? value : undefined)
export const number: Shape<number> = (value) => (typeof value === 'number' ? value : undefined)
export const flag: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : undefined)
/** Text or number, as ports, quantities and percentages are written. */
export const scalar: Shape<string | number> = (value) =>
  typeof value === 'number' ? value : typeof value === 'string' && !hasHole(value) ? value : undefined
/** Whatever stands there, known or not. */
export const anything: Shape<unknown> = (value) => value

/** One of the given words. */
export function word<const W extends string>(...words: readonly W[]): Shape<W> {
  return (value) => (words.includes(value as W) ? (value as W) : undefined)
}

/** The first shape that fits. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return (value) => first(value) ?? second(value)
}

/** A list; items that do not fit stand as `undefined`, so that an index is the index in the text. */
export function listOf<T>(item: Shape<T>): Shape<readonly (T | undefined)[]> {
  return (value) => (Array.isArray(value) ? value.map(item) : undefined)
}

/** A map of any keys; entries that do not fit are left out. */
export function mapOf<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isMap(value)) return undefined
    const out: Record<string, T> = Object.create(null)
    for (const name in value) {
      const each = item(value[name])
      if (each !== undefined) out[name] = each
    }
    return out
  }
}

type Fields = { readonly [name: string]: Shape<unknown> }
type Read<M extends Fields, O extends Fields> = Flat<
  { readonly [K in keyof M]: ShapeOf<M[K]> } & { readonly [K in keyof O]?: ShapeOf<O[K]> }
>
/** Lets an error message show fields instead of the types they were put together from. */
type Flat<T> = { [K in keyof T]: T[K] } & {}

/** A map with every field of `must`, and those of `may` that are there. */
export function record<M extends Fields, O extends Fields = Record<never, never>>(must: M, may?: O): Shape<Read<M, O>> {
  const required = Object.entries(must)
  const optional = Object.entries(may ?? {})
  return (value) => {
    if (!isMap(value)) return undefined
    const out: { [name: string]: unknown } = {}
    for (const [name, shape] of required) {
      const field = shape(own(value, name))
      if (field === undefined) return undefined
      out[name] = field
    }
    for (const [name, shape] of optional) {
      const field = shape(own(value, name))
      if (field !== undefined) out[name] = field
    }
    return out as Read<M, O>
  }
}

export function isMap(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value)
}

function own(value: { readonly [name: string]: unknown }, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}
