import { isUnknown } from '../../../../model/unknown.ts'
import { convert, itemsOf } from '../convert.ts'
import { fail } from '../failure.ts'
import { equals, unknownOf } from '../operators.ts'
import { typeOf, unify } from '../type.ts'
import {
  compareText,
  isMapping,
  isSequence,
  keyOf,
  list,
  type Sequence,
  tuple,
  unknownIn,
  type Value,
} from '../value.ts'
import { type Call, type Definitions, number, text } from './definition.ts'
import { graphemes } from './texts.ts'

const bools = { takes: [{ list: 'bool' }], holes: true } as const

export const collections: Definitions = {
  alltrue: { ...bools, run: ([values = null], call) => every(itemsOf(values), false, call) },
  anytrue: { ...bools, run: ([values = null], call) => every(itemsOf(values), true, call) },
  chunklist: {
    takes: ['any', 'number'],
    holes: true,
    run: ([values = null, size]) => {
      const items = itemsOf(values)
      const step =
        number(size) === 0 ? items.length || 1 : number(size) < 0 ? fail('a size is not negative') : number(size)
      const chunks = Array.from({ length: Math.ceil(items.length / step) }, (_, at) =>
        items.slice(at * step, (at + 1) * step),
      )
      const of = unify(items.map(typeOf)) ?? 'any'
      return list(
        chunks.map((chunk) => list(chunk, of)),
        { list: of },
      )
    },
  },
  coalescelist: {
    takes: ['any'],
    more: 'any',
    nulls: true,
    holes: true,
    run: (lists) => lists.find((each) => each !== null && itemsOf(each).length > 0) ?? fail('every list is empty'),
  },
  compact: {
    takes: [{ list: 'string' }],
    run: ([values = null]) =>
      list(
        itemsOf(values).filter((each) => each !== null && each !== ''),
        'string',
      ),
  },
  concat: { takes: ['any'], more: 'any', holes: true, run: (lists) => concatenated(lists) },
  contains: {
    takes: ['any', 'any'],
    holes: true,
    run: ([values = null, wanted = null], call) => {
      const [first, ...more] = itemsOf(values)
        .map((each) => equals(each, wanted))
        .filter((each) => each !== false)
      if (first === undefined) return false
      return first === true || more.includes(true) || unknownOf(first, call.text)
    },
  },
  distinct: {
    takes: [{ list: 'any' }],
    run: ([values = null]) => like(values, [...new Map(itemsOf(values).map((each) => [keyOf(each), each])).values()]),
  },
  element: {
    takes: ['any', 'number'],
    holes: true,
    run: ([values = null, index]) => {
      const items = itemsOf(values)
      if (items.length === 0) return fail('there is no such element')
      return items[((number(index) % items.length) + items.length) % items.length] ?? null
    },
  },
  flatten: {
    takes: ['any'],
    holes: true,
    run: ([values = null], call) => {
      const flat: Value[] = []
      return flattened(itemsOf(values), flat, call) ?? tuple(flat)
    },
  },
  index: {
    takes: ['any', 'any'],
    run: ([values = null, wanted = null]) => {
      const found = itemsOf(values).findIndex((each) => equals(each, wanted) === true)
      return found < 0 ? fail('it is not in the list') : found
    },
  },
  length: {
    takes: ['any'],
    holes: true,
    run: ([value = null], call) => {
      if (typeof value === 'string') return graphemes(value).length
      if (isMapping(value)) return value.entries.size
      const unknown = isSequence(value) && value.is === 'set' ? unknownIn(value) : undefined
      return unknown ? unknownOf(unknown, call.text) : itemsOf(value).length
    },
  },
  matchkeys: {
    takes: ['any', 'any', 'any'],
    run: ([values = null, keys = null, wanted = null]) => {
      const chosen = new Set(itemsOf(wanted).map((each) => keyOf(convert(each, 'string'))))
      const names = itemsOf(keys)
      if (names.length !== itemsOf(values).length) return fail('the lists are not of one length')
      return like(
        values,
        itemsOf(values).filter((_, index) => chosen.has(keyOf(convert(names[index] ?? null, 'string')))),
      )
    },
  },
  one: {
    takes: ['any'],
    holes: true,
    run: ([values = null]) => {
      const items = itemsOf(values)
      return items.length > 1 ? fail('there is more than one item') : (items[0] ?? null)
    },
  },
  range: { takes: ['number'], more: 'number', run: (bounds) => range(bounds.map(number)) },
  reverse: { takes: ['any'], holes: true, run: ([values = null]) => like(values, [...itemsOf(values)].reverse()) },
  slice: {
    takes: ['any', 'number', 'number'],
    holes: true,
    run: ([values = null, from, to]) => {
      const items = itemsOf(values)
      const inside = number(from) >= 0 && number(to) <= items.length && number(from) <= number(to)
      return inside ? like(values, items.slice(number(from), number(to))) : fail('the list does not reach so far')
    },
  },
  sort: {
    takes: [{ list: 'string' }],
    run: ([values = null]) =>
      list(
        [...itemsOf(values)].sort((a, b) => compareText(text(a), text(b))),
        'string',
      ),
  },
}

/** Items of a list stay a list. */
function like(before: Value, items: readonly Value[]): Sequence {
  return isSequence(before) && before.is !== 'tuple' ? list(items, before.of ?? 'any') : tuple(items)
}

function every(items: readonly Value[], decides: boolean, call: Call): Value {
  if (items.some((each) => each === decides)) return decides
  const unknown = items.find((each) => isUnknown(each))
  if (unknown !== undefined && isUnknown(unknown)) return unknownOf(unknown, call.text)
  return !decides && items.every((each) => each === true)
}

function concatenated(lists: readonly Value[]): Value {
  const items = lists.flatMap((each) => itemsOf(each))
  const of = unify(lists.flatMap((each) => (isSequence(each) && each.is !== 'tuple' ? [each.of ?? 'any'] : [])))
  const typed = of !== undefined && lists.every((each) => isSequence(each) && each.is !== 'tuple')
  return typed
    ? list(
        items.map((each) => convert(each, of)),
        of,
      )
    : tuple(items)
}

/** An unknown may be a list: then nobody knows how many items there are. */
function flattened(items: readonly Value[], into: Value[], call: Call): Value | undefined {
  for (const item of items) {
    if (isUnknown(item)) return unknownOf(item, call.text)
    if (!isSequence(item)) into.push(item)
    else {
      const unknown = flattened(item.items, into, call)
      if (unknown !== undefined) return unknown
    }
    if (into.length > 200_000) return fail('the list is too long')
  }
  return undefined
}

/** As Go has it: at most 1024 numbers. */
function range(bounds: readonly number[]): Value {
  const [first = 0, second] = bounds
  const [start, end] = second === undefined ? [0, first] : [first, second]
  const step = bounds[2] ?? (start > end ? -1 : 1)
  if (bounds.length > 3 || step === 0 || (start < end && step < 0) || (start > end && step > 0))
    return fail('the step leads nowhere')
  const numbers: number[] = []
  for (let at = start; step > 0 ? at < end : at > end; at += step) {
    if (numbers.length >= 1024) return fail('a range has at most 1024 numbers')
    numbers.push(at)
  }
  return list(numbers, 'number')
}
