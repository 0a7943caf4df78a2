import { isUnknown, unknownValue } from '../../../../model/unknown.ts'
import { convert } from '../convert.ts'
import { fail } from '../failure.ts'
import { unknownOf } from '../operators.ts'
import { typeOf, unify } from '../type.ts'
import type { Type, Value } from '../value.ts'
import type { Definition, Definitions } from './definition.ts'

const same: Definition = { takes: ['any'], nulls: true, unknowns: true, run: ([value = null]) => value }

export const conversions: Definitions = {
  ephemeralasnull: same,
  issensitive: {
    takes: ['any'],
    nulls: true,
    unknowns: true,
    run: (_, call) => unknownValue(call.text, 'what is sensitive is not followed'),
  },
  nonsensitive: same,
  sensitive: same,
  tobool: to('bool'),
  tolist: to({ list: 'any' }),
  tomap: to({ map: 'any' }),
  tonumber: to('number'),
  toset: to({ set: 'any' }),
  tostring: to('string'),
  coalesce: {
    takes: [],
    more: 'any',
    nulls: true,
    holes: true,
    unknowns: true,
    run: (values, call) => {
      const type = unify(values.map(typeOf))
      for (const value of values) {
        if (isUnknown(value)) return unknownOf(value, call.text)
        if (value !== null && value !== '') return type === undefined ? value : convert(value, type)
      }
      return fail('nothing but null and empty texts is given')
    },
  },
}

function to(type: Type): Definition {
  return { takes: ['any'], nulls: true, holes: true, run: ([value = null]): Value => convert(value, type) }
}
