import { type Func, many, of, tracing } from '../function.ts'
import { deepEqual, kindOf, typeOf } from '../value.ts'
import { isEmpty } from './format.ts'

export const defaults: Readonly<Record<string, Func>> = {
  default: tracing(
    many(['any'], 'any', (otherwise, ...given) => (given.length === 0 || isEmpty(given[0]) ? otherwise : given[0])),
  ),
  empty: of(['any'], (value) => isEmpty(value)),
  coalesce: tracing(many([], 'any', (...all) => all.find((value) => !isEmpty(value)) ?? null)),
  all: many([], 'any', (...all) => all.every((value) => !isEmpty(value))),
  any: many([], 'any', (...all) => all.some((value) => !isEmpty(value))),
  ternary: tracing(of(['any', 'any', 'bool'], (yes, no, which) => (which ? yes : no))),
  typeOf: of(['any'], (value) => typeOf(value)),
  typeIs: of(['string', 'any'], (type, value) => typeOf(value) === type),
  typeIsLike: of(['string', 'any'], (type, value) => [type, `*${type}`].includes(typeOf(value))),
  kindOf: of(['any'], (value) => kindOf(value)),
  kindIs: of(['string', 'any'], (kind, value) => kindOf(value) === kind),
  deepEqual: of(['any', 'any'], (a, b) => deepEqual(a, b)),
}
