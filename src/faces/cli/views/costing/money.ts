import { printDollars } from '../../../../values/money.ts'

/** `$1,234` from a hundred on, cents below; what is less than a cent keeps two digits. */
export function money(usd: number): string {
  return Math.abs(usd) >= 100 ? printDollars(usd) : dollars(usd, Math.abs(usd) >= 0.01 ? 2 : undefined)
}

/** What one unit costs, to four digits where cents are too coarse: `$0.0816`. */
export function rate(usd: number): string {
  return Math.abs(usd) >= 1 || Number(usd.toFixed(2)) === usd ? money(usd) : dollars(Number(usd.toPrecision(4)))
}

function dollars(usd: number, places?: number): string {
  if (usd === 0) return '$0.00'
  const size = Math.abs(usd)
  const digits =
    places === undefined
      ? Number(size.toPrecision(size < 0.01 ? 2 : 4))
          .toFixed(12)
          .replace(/0+$/, '')
      : size.toFixed(places)
  return `${usd < 0 ? '-' : ''}$${digits}`
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
  return `${amount(quantity)} ${units}${each === undefined ? '' : ` at ${rate(each)}`}`
}
