import { convert, itemsOf } from '../convert.ts'
import { fail } from '../failure.ts'
import { typeOf, unify } from '../type.ts'
import { isSequence, keyOf, list, set, type Type, tuple, type Value } from '../value.ts'
import type { Definitions } from './definition.ts'

const some = { takes: ['any'], more: 'any' } as const

export const sets: Definitions = {
  setintersection: {
    ...some,
    run: (values) => {
      const [first = [], ...others] = alike(values)
      const keys = others.map((items) => new Set(items.map(keyOf)))
      return asSet(first.filter((item) => keys.every((each) => each.has(keyOf(item)))))
    },
  },
  setproduct: { ...some, run: (values) => product(values) },
  setsubtract: {
    takes: ['any', 'any'],
    run: (values) => {
      const [first = [], second = []] = alike(values)
      const gone = new Set(second.map(keyOf))
      return asSet(first.filter((item) => !gone.has(keyOf(item))))
    },
  },
  setunion: { ...some, run: (values) => asSet(alike(values).flat()) },
}

/** The items of every set, all of one type. */
function alike(values: readonly Value[]): Value[][] {
  const lists = values.map((each) => itemsOf(each))
  const type: Type | undefined = unify(lists.flat().map(typeOf))
  return lists.map((items) => items.map((item) => (type === undefined ? item : convert(item, type))))
}

function asSet(items: readonly Value[]): Value {
  return set(items, unify(items.map(typeOf)) ?? 'any')
}

function product(values: readonly Value[]): Value {
  const lists = values.map((each) => itemsOf(each))
  if (lists.reduce((size, items) => size * items.length, 1) > 50_000) return fail('the product is too large')
  let rows: Value[][] = [[]]
  for (const items of lists) rows = rows.flatMap((row) => items.map((item) => [...row, item]))
  const tuples = rows.map((row) => tuple(row))
  const of = unify(tuples.map(typeOf)) ?? 'any'
  return values.every((each) => isSequence(each) && each.is === 'set') ? set(tuples, of) : list(tuples, of)
}
