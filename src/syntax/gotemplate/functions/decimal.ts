import { fail } from '../fault.ts'

/** `digits` over ten to the power of `places`. */
interface Decimal {
  readonly digits: bigint
  readonly places: number
}

/** sprig reckons with floats as decimals: 0.1 and 0.2 are 0.3. Quotients have sixteen places. */
export function reckoned(all: readonly number[], how: 'add' | 'sub' | 'mul' | 'div'): number {
  if (!all.every(Number.isFinite)) return Number.NaN
  const [first = zero, ...others] = all.map(decimalOf)
  const { digits, places } = others.reduce((a, b) => together(a, b, how), first)
  return Number(`${digits}e${-places}`)
}

const zero: Decimal = { digits: 0n, places: 0 }

function decimalOf(value: number): Decimal {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e')
  const [whole = '0', part = ''] = mantissa.split('.')
  const places = part.length - Number(power)
  const digits = BigInt(whole + part)
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 }
}

function together(a: Decimal, b: Decimal, how: 'add' | 'sub' | 'mul' | 'div'): Decimal {
  if (how === 'mul') return { digits: a.digits * b.digits, places: a.places + b.places }
  const places = Math.max(a.places, b.places)
  const [x, y] = [a.digits * 10n ** BigInt(places - a.places), b.digits * 10n ** BigInt(places - b.places)]
  if (how === 'div') return quotient(x, y)
  return { digits: how === 'add' ? x + y : x - y, places }
}

function quotient(x: bigint, y: bigint): Decimal {
  if (y === 0n) fail('decimal division by 0')
  const scaled = x * 10n ** 16n
  const rest = scaled % y
  const up = 2n * (rest < 0n ? -rest : rest) >= (y < 0n ? -y : y) ? (x < 0n === y < 0n ? 1n : -1n) : 0n
  return { digits: scaled / y + up, places: 16 }
}
