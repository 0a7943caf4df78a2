import { isUnknown } from '../../../../model/unknown.ts'
import { convert, itemsOf } from '../convert.ts'
import { fail } from '../failure.ts'
import { unknownOf } from '../operators.ts'
import { printType, typeOf, unify } from '../type.ts'
import { isMapping, list, type Mapping, map, object, tuple, type Value } from '../value.ts'
import { type Definitions, text } from './definition.ts'

export const mappings: Definitions = {
  keys: {
    takes: ['any'],
    holes: true,
    run: ([value = null]) => {
      const mapping = mappingOf(value)
      const names = [...mapping.entries.keys()]
      return mapping.is === 'map' ? list(names, 'string') : tuple(names)
    },
  },
  lookup: {
    takes: ['any', 'string', 'any'],
    optional: 1,
    nulls: true,
    holes: true,
    run: ([value = null, name, otherwise]) => {
      const mapping = mappingOf(value)
      const found = mapping.entries.get(text(name))
      if (found !== undefined) return found
      if (otherwise === undefined) return fail(`there is no key \`${text(name)}\``)
      return mapping.is === 'map' ? convert(otherwise, mapping.of ?? 'any') : otherwise
    },
  },
  merge: {
    takes: [],
    more: 'any',
    nulls: true,
    holes: true,
    run: (values) => {
      const mappings = values.filter((each) => each !== null).map(mappingOf)
      const entries = new Map(mappings.flatMap(({ entries }) => [...entries]))
      const [first] = mappings
      const same = first?.is === 'map' && new Set(mappings.map((each) => printType(typeOf(each)))).size === 1
      return same ? map(entries, first.of ?? 'any') : object(entries)
    },
  },
  transpose: {
    takes: [{ map: { list: 'string' } }],
    run: ([value = null]) => {
      const turned = new Map<string, string[]>()
      for (const [name, items] of mappingOf(value).entries)
        for (const item of itemsOf(items)) turned.set(text(item), [...(turned.get(text(item)) ?? []), name])
      return map(new Map([...turned].map(([name, items]) => [name, list(items, 'string')])), { list: 'string' })
    },
  },
  values: {
    takes: ['any'],
    holes: true,
    run: ([value = null]) => {
      const mapping = mappingOf(value)
      const items = [...mapping.entries.values()]
      return mapping.is === 'map' ? list(items, mapping.of ?? 'any') : tuple(items)
    },
  },
  zipmap: {
    takes: ['any', 'any'],
    holes: true,
    run: ([names = null, values = null], call) => {
      const keys = itemsOf(names)
      const items = itemsOf(values)
      const unknown = keys.find((each) => isUnknown(each))
      if (unknown !== undefined && isUnknown(unknown)) return unknownOf(unknown, call.text)
      if (keys.length !== items.length) return fail('there are not as many keys as values')
      const entries = new Map<string, Value>(
        keys.map((each, index) => [text(convert(each, 'string')), items[index] ?? null]),
      )
      const of = typeof values === 'object' && values !== null && 'of' in values ? values.of : undefined
      return of === undefined ? object(entries) : map(entries, unify(items.map(typeOf)) ?? of)
    },
  },
}

export function mappingOf(value: Value): Mapping {
  return isMapping(value) ? value : fail('a map or an object is required')
}
