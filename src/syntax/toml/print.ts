import { isMap } from '../../model/shape.ts'
import { isDate } from './scalars.ts'

/** A value on one line, or `undefined` where TOML has no way to write it. `was` is what it replaces, whose manner is kept. */
export function printToml(value: unknown, was = ''): string | undefined {
  if (typeof value === 'string') return printText(value, was)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return printNumber(value, was)
  if (Array.isArray(value)) {
    const items = value.map((each) => printToml(each))
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`
  }
  if (!isMap(value)) return undefined
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const pairs = entries.map(([name, each]) => [printKey(name), printToml(each)] as const)
  if (pairs.some(([, each]) => each === undefined)) return undefined
  return pairs.length === 0 ? '{}' : `{ ${pairs.map(([name, each]) => `${name} = ${each}`).join(', ')} }`
}

export function printKey(name: string): string {
  return /^[\w-]+$/.test(name) ? name : quoted(name)
}

function printText(value: string, was: string): string {
  // Dates are text to us, and bare in the file.
  if (/^\d/.test(was) && isDate(value)) return value
  return was.startsWith("'") && !was.startsWith("'''") && /^[^'\p{Cc}]*$/u.test(value) ? `'${value}'` : quoted(value)
}

function quoted(value: string): string {
  return JSON.stringify(value).replaceAll('\x7f', '\\u007f')
}

function printNumber(value: number, was: string): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf'
  if (Object.is(value, -0)) return '-0.0'
  const isFloat = /^[\d+-][\d_]*[.eE]/.test(was)
  return isFloat && Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)
}
