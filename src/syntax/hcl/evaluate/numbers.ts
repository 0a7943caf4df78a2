import { unknownValue } from '../../../model/unknown.ts'
import { fail } from './failure.ts'
import type { Value } from './value.ts'

/** As Terraform prints a number: no exponent. */
export function numberText(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const shift = Number(exponent)
  const sign = value < 0 ? '-' : ''
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
  return `${sign}${whole}${fraction.padEnd(shift, '0')}`
}

/** The number that a text is, as Terraform reads one. */
export function parseNumber(text: string): Value {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? exact(Number(text)) : fail('a number is required')
}

/** Terraform reckons with 512 bits, we with 53: what does not fit is not known. */
export function exact(value: number): Value {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  if (!Number.isFinite(value)) return fail('it divides by zero, or is too large')
  if (Number.isInteger(value)) return unknownValue(numberText(value), 'the number is too large to be exact')
  return Number(value.toPrecision(15))
}
