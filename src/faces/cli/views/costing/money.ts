import { printDollars } from '../../../../values/money.ts'

/** `$1,234` from a hundred on, cents below; shares of a dollar keep what they have of four digits. */
export function money(usd: number): string {
  const size = Math.abs(usd)
  if (size >= 100) return printDollars(usd)
  if (size >= 1 || size === 0 || Number(size.toFixed(2)) === size) return `${usd < 0 ? '-' : ''}$${size.toFixed(2)}`
  return `${usd < 0 ? '-' : ''}$${Number(size.toPrecision(4)).toFixed(12).replace(/0+$/, '')}`
}

/** A quantity as people write it: `1,234.5`. */
export function amount(quantity: number): string {
  const [whole = '', fraction] = String(Number(quantity.toPrecision(6))).split('.')
  return /e/.test(String(quantity))
    ? String(quantity)
    : `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`
}

/** With its sign: `+$12.00`. */
export function signed(usd: number): string {
  return usd > 0 ? `+${money(usd)}` : money(usd)
}

/** `730 hours at $0.10`: a quantity of units, and what one costs where that is known. */
export function counted(quantity: number, unit: string, each?: number): string {
  const units = quantity !== 1 && /(?:hour|month|minute|second|item|request)$/.test(unit) ? `${unit}s` : unit
  return `${amount(quantity)} ${units}${each === undefined ? '' : ` at ${money(each)}`}`
}
