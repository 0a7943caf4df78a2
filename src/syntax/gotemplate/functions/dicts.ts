import { fail } from '../fault.ts'
import { type Func, many, of, tracing } from '../function.ts'
import { textOf } from '../traced.ts'
import { asMap, bare, type GoMap, listOf, mapOf, sortedKeys, type Value } from '../value.ts'
import { isEmpty, textual } from './format.ts'

const merge = tracing(many(['map'], 'map', (into, ...sources) => merged(into, sources, false)))
const mergeOverwrite = tracing(many(['map'], 'map', (into, ...sources) => merged(into, sources, true)))
const deepCopy = tracing(
  of(['any'], (value) =>
    bare(value) === null || bare(value) === undefined
      ? fail('reflect: call of reflect.Value.Type on zero Value')
      : copied(value),
  ),
)

export const dicts: Readonly<Record<string, Func>> = {
  dict: tracing(
    many([], 'any', (...all) => {
      const entries = new Map<string, Value>()
      for (let at = 0; at < all.length; at += 2)
        entries.set(textOf(textual(all[at])), at + 1 < all.length ? (all[at + 1] ?? null) : '')
      return { is: 'map', entries }
    }),
  ),
  get: tracing(of(['map', 'string'], ({ entries }, key) => (entries.has(key) ? entries.get(key) : ''))),
  set: tracing(
    of(['map', 'string', 'any'], (map, key, value) => {
      map.entries.set(key, value ?? null)
      return map
    }),
  ),
  unset: tracing(
    of(['map', 'string'], (map, key) => {
      map.entries.delete(key)
      return map
    }),
  ),
  hasKey: of(['map', 'string'], ({ entries }, key) => entries.has(key)),
  pluck: tracing(
    many(['string'], 'map', (key, ...maps) =>
      listOf(maps.filter(({ entries }) => entries.has(key)).map(({ entries }) => entries.get(key))),
    ),
  ),
  keys: many([], 'map', (...maps) => listOf(maps.flatMap(sortedKeys), '[]string')),
  values: tracing(of(['map'], (map) => listOf(sortedKeys(map).map((key) => map.entries.get(key))))),
  pick: tracing(
    many(['map'], 'string', ({ entries, origin }, ...keys) => ({
      is: 'map',
      entries: new Map(keys.filter((key) => entries.has(key)).map((key) => [key, entries.get(key)])),
      ...(origin && { origin }),
    })),
  ),
  omit: tracing(
    many(['map'], 'string', ({ entries, origin }, ...keys) => ({
      is: 'map',
      entries: new Map([...entries].filter(([key]) => !keys.includes(key))),
      ...(origin && { origin }),
    })),
  ),
  merge,
  mustMerge: merge,
  mergeOverwrite,
  mustMergeOverwrite: mergeOverwrite,
  deepCopy,
  mustDeepCopy: deepCopy,
  dig: tracing(
    many(['any', 'any', 'any'], 'any', (...all) => {
      const keys = all.slice(0, -2).map((key) => bare(key))
      const otherwise = all.at(-2)
      let at = all.at(-1)
      for (const [index, key] of keys.entries()) {
        const map = asMap(at)
        if (!map || typeof key !== 'string')
          return fail('interface conversion: interface {} is not a map or its key not a string')
        if (!map.entries.has(key)) return otherwise
        at = map.entries.get(key)
        if (index === keys.length - 1) return at
      }
      return at
    }),
  ),
}

/** As mergo does it: what is empty counts as absent, and inner maps of the first are changed in place. */
function merged(into: GoMap, sources: readonly GoMap[], overwrite: boolean): Value {
  for (const source of sources) mergeOne(into, source, overwrite, 0)
  return into
}

function mergeOne(into: GoMap, { entries }: GoMap, overwrite: boolean, depth: number): void {
  if (depth > 100) fail('maps nest too deeply to be merged')
  for (const [key, value] of [...entries]) {
    const own = into.entries.get(key)
    if (bare(value) === null || bare(value) === undefined) {
      if (overwrite) into.entries.set(key, value)
      continue
    }
    const [mine, theirs] = [asMap(own), asMap(value)]
    const isList = typeof bare(value) === 'object' && (bare(value) as { is: string }).is === 'list'
    if (theirs && mine && mine !== theirs) mergeOne(mine, theirs, overwrite, depth + 1)
    if (isList && overwrite && entries.size > 0) into.entries.set(key, value)
    if (into.entries.has(key) && !isEmpty(own) && (isList || (theirs && mine))) continue
    if (overwrite || !into.entries.has(key) || isEmpty(own)) into.entries.set(key, value)
  }
}

export function copied(value: Value, depth = 0): Value {
  if (depth > 100) fail('the value nests too deeply to be copied')
  const plain = bare(value)
  if (typeof plain !== 'object' || plain === null) return value
  if (plain.is === 'list') return { ...plain, items: plain.items.map((item) => copied(item, depth + 1)) }
  if (plain.is !== 'map') return value
  const made = mapOf([], plain.type)
  for (const [key, each] of plain.entries) made.entries.set(key, copied(each, depth + 1))
  return { ...made, ...(plain.origin && { origin: plain.origin }) }
}
