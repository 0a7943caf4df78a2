import { fail } from './fault.ts'
import { bare, byBytes, type GoMap, type Value } from './value.ts'

/** What `%v` prints. */
export function printed(given: Value): string {
  return print(given, 0, { left: 2_000_000 })
}

function print(given: Value, depth: number, budget: { left: number }): string {
  const value = bare(given)
  if (value === undefined || value === null) return depth === 0 && value === undefined ? '<no value>' : '<nil>'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return floatText(value)
  if (typeof value !== 'object') return String(value)
  if (value.is === 'sized') return String(value.value)
  if (depth > 100 || --budget.left < 0) fail('the value is too large to be printed')
  if (value.is === 'list') return `[${value.items.map((item) => print(item, depth + 1, budget)).join(' ')}]`
  if (value.is === 'map') {
    const pairs = sortedForPrint(value).map((name) => `${name}:${print(value.entries.get(name), depth + 1, budget)}`)
    return `map[${pairs.join(' ')}]`
  }
  if (value.is === 'method') return 'func'
  if (value.as !== undefined) return print(value.as, depth, budget)
  const fields = [...value.fields.values()].map((field) => print(field, depth + 1, budget))
  return `${value.type.startsWith('*') ? '&' : ''}{${fields.join(' ')}}`
}

function sortedForPrint({ entries }: GoMap): string[] {
  return [...entries.keys()].sort(byBytes)
}

/** A float64 as `%v` prints it: the shortest that reads back, with an exponent from 1e+06 on and below 1e-04. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const [digits = '', power = '0'] = value.toExponential().split('e')
  const exponent = Number(power)
  if (exponent < -4 || exponent >= 6)
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  return plainDigits(value)
}

/** Without an exponent, whatever it takes. */
export function plainDigits(value: number): string {
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '')
  const point = Number(power) + 1
  const text =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return value < 0 ? `-${text}` : text
}
