import { itemsOf } from '../convert.ts'
import { fail } from '../failure.ts'
import { exact } from '../numbers.ts'
import { type Definitions, number, text } from './definition.ts'

const many = { takes: ['number'], more: 'number' } as const

export const arithmetic: Definitions = {
  abs: { takes: ['number'], run: ([value]) => Math.abs(number(value)) },
  ceil: { takes: ['number'], run: ([value]) => exact(Math.ceil(number(value))) },
  floor: { takes: ['number'], run: ([value]) => exact(Math.floor(number(value))) },
  log: { takes: ['number', 'number'], run: ([value, base]) => exact(Math.log(number(value)) / Math.log(number(base))) },
  max: { ...many, run: (values) => values.map(number).reduce((a, b) => Math.max(a, b)) },
  min: { ...many, run: (values) => values.map(number).reduce((a, b) => Math.min(a, b)) },
  parseint: {
    takes: ['string', 'number'],
    run: ([value, base]) => {
      const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, number(base))
      const [, sign, body = ''] = /^([+-]?)([0-9a-z]+)$/i.exec(text(value)) ?? []
      const valid =
        number(base) >= 2 &&
        number(base) <= 36 &&
        body !== '' &&
        [...body.toLowerCase()].every((each) => digits.includes(each))
      if (!valid) return fail(`\`${text(value)}\` is no number of base ${number(base)}`)
      return exact(Number.parseInt(body, number(base)) * (sign === '-' ? -1 : 1))
    },
  },
  pow: { takes: ['number', 'number'], run: ([value, power]) => exact(number(value) ** number(power)) },
  signum: { takes: ['number'], run: ([value]) => Math.sign(number(value)) },
  sum: {
    takes: [{ list: 'number' }],
    run: ([values]) => {
      const items = itemsOf(values ?? null)
      if (items.length === 0) return fail('there is nothing to add')
      return exact(items.map(number).reduce((a, b) => a + b))
    },
  },
}
