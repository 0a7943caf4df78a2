import { fail } from '../fault.ts'
import { type Func, many, of } from '../function.ts'
import { floatOf, intOf } from '../literals.ts'
import { printed } from '../print.ts'
import { bare, int64, listOf, type Value } from '../value.ts'
import { reckoned } from './decimal.ts'

const max = many(['any'], 'any', (...all) => int64(extreme(all.map(integer), 1)))

export const numbers: Readonly<Record<string, Func>> = {
  atoi: of(['string'], (text) => (/^[+-]?[0-9]{1,19}$/.test(text) ? within(BigInt(text.replace('+', ''))) : 0n)),
  int: of(['any'], integer),
  int64: of(['any'], (value) => int64(integer(value))),
  float64: of(['any'], float),
  toDecimal: of(['any'], (value) => {
    const digits = printed(value)
    return int64(/^[+-]?[0-7]{1,21}$/.test(digits) ? within(BigInt(Number.parseInt(digits, 8))) : 0n)
  }),
  add1: of(['any'], (value) => int64(integer(value) + 1n)),
  add: many([], 'any', (...all) => int64(all.map(integer).reduce((a, b) => a + b, 0n))),
  sub: of(['any', 'any'], (a, b) => int64(integer(a) - integer(b))),
  div: of(['any', 'any'], (a, b) => int64(integer(a) / divisor(b))),
  mod: of(['any', 'any'], (a, b) => int64(integer(a) % divisor(b))),
  mul: many(['any'], 'any', (...all) => int64(all.map(integer).reduce((a, b) => BigInt.asIntN(64, a * b)))),
  add1f: of(['any'], (value) => reckoned([float(value), 1], 'add')),
  addf: many([], 'any', (...all) => reckoned([0, ...all.map(float)], 'add')),
  subf: many(['any'], 'any', (...all) => reckoned(all.map(float), 'sub')),
  divf: many(['any'], 'any', (...all) => reckoned(all.map(float), 'div')),
  mulf: many(['any'], 'any', (...all) => reckoned(all.map(float), 'mul')),
  biggest: max,
  max,
  min: many(['any'], 'any', (...all) => int64(extreme(all.map(integer), -1))),
  maxf: many(['any'], 'any', (...all) => Math.max(...all.map(float))),
  minf: many(['any'], 'any', (...all) => Math.min(...all.map(float))),
  floor: of(['any'], (value) => Math.floor(float(value))),
  ceil: of(['any'], (value) => Math.ceil(float(value))),
  round: many(['any', 'int'], 'float', (value, places, on = 0.5) => {
    const scale = 10 ** places
    const digit = scale * float(value)
    return (digit - Math.trunc(digit) >= on ? Math.ceil(digit) : Math.floor(digit)) / scale
  }),
  until: of(['int'], (count) => steps(0, count, count < 0 ? -1 : 1)),
  untilStep: of(['int', 'int', 'int'], (start, stop, step) => steps(start, stop, step)),
  seq: many([], 'int', sequence),
}

/** As `cast.ToInt64`: what is no number is 0. */
export function integer(given: Value): bigint {
  const value = bare(given)
  if (typeof value === 'bigint') return value
  if (typeof value === 'number')
    return Number.isFinite(value) ? BigInt.asIntN(64, BigInt(Math.trunc(value))) : -(2n ** 63n)
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (typeof value === 'string') return intOf(value.replace(/\.0+$/, '')) ?? 0n
  return typeof value === 'object' && value !== null && value.is === 'sized' ? value.value : 0n
}

/** As `cast.ToFloat64`. */
export function float(given: Value): number {
  const value = bare(given)
  if (typeof value === 'string') return floatOf(value) ?? 0
  return typeof value === 'number' ? value : Number(integer(value))
}

function extreme(all: readonly bigint[], sign: number): bigint {
  return all.reduce((best, each) => (Math.sign(Number(each - best)) === sign ? each : best))
}

function divisor(value: Value): bigint {
  const by = integer(value)
  return by === 0n ? fail('runtime error: integer divide by zero') : by
}

function within(value: bigint): bigint {
  return value >= -(2n ** 63n) && value < 2n ** 63n ? value : 0n
}

function counted(start: number, stop: number, step: number): bigint[] {
  const out: bigint[] = []
  if (step === 0 || (stop < start ? step > 0 : step < 0)) return out
  if (Math.abs((stop - start) / step) > 100_000) fail('more than a hundred thousand numbers')
  for (let at = start; stop < start ? at > stop : at < stop; at += step) out.push(BigInt(at))
  return out
}

function steps(start: number, stop: number, step: number): Value {
  return listOf(counted(start, stop, step), '[]int')
}

function sequence(...all: number[]): string {
  const [a = 0, b = 0, c = 0] = all
  if (all.length === 0 || all.length > 3) return ''
  const [start, end] = all.length === 1 ? [1, a] : all.length === 2 ? [a, b] : [a, c]
  const way = end < start ? -1 : 1
  if (all.length === 3 && way < 0 && b > 0) return ''
  return counted(start, end + way, all.length === 3 ? b : way).join(' ')
}
