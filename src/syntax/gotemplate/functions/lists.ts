import { fail } from '../fault.ts'
import { type Func, many, of, tracing } from '../function.ts'
import { asList, bare, deepEqual, type GoList, kindOf, listOf, type Value } from '../value.ts'
import { isEmpty } from './format.ts'
import { integer } from './numbers.ts'

const append = tracing(of(['any', 'any'], (list, value) => listOf([...items(list, 'push on'), value])))
const prepend = tracing(of(['any', 'any'], (list, value) => listOf([value, ...items(list, 'prepend on')])))
const first = tracing(of(['any'], (list) => items(list, 'find first on')[0] ?? null))
const last = tracing(of(['any'], (list) => items(list, 'find last on').at(-1) ?? null))
const rest = tracing(of(['any'], (list) => some(items(list, 'find rest on'), (all) => all.slice(1))))
const initial = tracing(of(['any'], (list) => some(items(list, 'find initial on'), (all) => all.slice(0, -1))))
const reverse = tracing(of(['any'], (list) => listOf([...items(list, 'find reverse on')].reverse())))
const compact = tracing(of(['any'], (list) => listOf(items(list, 'compact on').filter((item) => !isEmpty(item)))))
const uniq = tracing(of(['any'], (list) => listOf(distinct(items(list, 'find uniq on')))))
const without = tracing(
  many(['any'], 'any', (list, ...omitted) =>
    listOf(items(list, 'find without on').filter((item) => !omitted.some((each) => deepEqual(each, item)))),
  ),
)
const has = of(['any', 'any'], (needle, list) =>
  bare(list) === null || bare(list) === undefined
    ? false
    : items(list, 'find has on').some((item) => deepEqual(needle, item)),
)
const slice = tracing(many(['any'], 'any', sliced))
const chunk = tracing(of(['int', 'any'], (size, list) => listOf(chunks(items(list, 'chunk'), size))))
const list = tracing(many([], 'any', (...values) => listOf(values)))

/** `must` functions fail where the others fail too: a fault is a fault. */
export const lists: Readonly<Record<string, Func>> = {
  list,
  tuple: list,
  append,
  push: append,
  mustAppend: append,
  mustPush: append,
  prepend,
  mustPrepend: prepend,
  first,
  mustFirst: first,
  last,
  mustLast: last,
  rest,
  mustRest: rest,
  initial,
  mustInitial: initial,
  reverse,
  mustReverse: reverse,
  compact,
  mustCompact: compact,
  uniq,
  mustUniq: uniq,
  without,
  mustWithout: without,
  has,
  mustHas: has,
  slice,
  mustSlice: slice,
  chunk,
  mustChunk: chunk,
  concat: tracing(many([], 'any', (...all) => listOf(all.flatMap((each) => items(each, 'concat'))))),
}

function items(value: Value, verb: string): readonly Value[] {
  const list = asList(value)
  if (list) return list.items
  if (bare(value) === null || bare(value) === undefined)
    return fail('runtime error: invalid memory address or nil pointer dereference')
  return fail(`Cannot ${verb} type ${kindOf(value)}`)
}

/** Go gives nil for the rest of an empty list. */
function some(all: readonly Value[], part: (all: readonly Value[]) => readonly Value[]): Value {
  return all.length === 0 ? listOf([]) : listOf(part(all))
}

function distinct(all: readonly Value[]): Value[] {
  const seen = new Set<Value>()
  const out: Value[] = []
  for (const item of all) {
    const plain = bare(item)
    if (typeof plain === 'object' && plain !== null) {
      if (!out.some((each) => deepEqual(each, item))) out.push(item)
    } else if (!seen.has(plain)) {
      seen.add(plain)
      out.push(item)
    }
  }
  return out
}

function sliced(list: Value, ...indices: Value[]): Value {
  const all = items(list, 'slice')
  if (all.length === 0) return null
  const start = indices.length > 0 ? Number(integer(indices[0])) : 0
  const end = indices.length > 1 ? Number(integer(indices[1])) : all.length
  if (start < 0 || end > all.length || start > end) fail('reflect.Value.Slice: slice index out of bounds')
  return { ...(asList(list) as GoList), items: all.slice(start, end) }
}

function chunks(all: readonly Value[], size: number): Value[] {
  if (size <= 0) fail('runtime error: makeslice: len out of range')
  const out: Value[] = []
  for (let at = 0; at < all.length; at += size) out.push(listOf(all.slice(at, at + size)))
  return out
}
