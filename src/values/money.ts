export interface Money {
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
}

/** `20500`, `20,500 USD`, `$20,500`, `USD 20.5k a month`; dollars when nothing else is said. */
export function parseMoney(value: string | number): Money | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) && value >= 0 ? { amount: value, currency: 'USD' } : undefined
  const match = value.length > 64 ? null : moneyForm.exec(value.trim())
  if (!match) return undefined
  const [, before, whole = '', fraction = '', scale, after] = match
  if (before !== undefined && after !== undefined) return undefined
  const mark = (before ?? after ?? 'USD').toUpperCase()
  const amount =
    Number(whole.replaceAll(',', '') + fraction) * (scale === undefined ? 1 : scale.toLowerCase() === 'k' ? 1e3 : 1e6)
  return { amount: Number(amount.toPrecision(12)), currency: symbols[mark] ?? mark }
}

/** `$20,500`; cents only below a hundred. A currency without a symbol of its own stands in front: `CHF 20,500`. */
export function printMoney(money: Money): string {
  const cents = Math.abs(money.amount) < 100 && !Number.isInteger(money.amount)
  const [whole = '', fraction] = Math.abs(money.amount)
    .toFixed(cents ? 2 : 0)
    .split('.')
  let text = fraction === undefined ? '' : `.${fraction}`
  for (let end = whole.length; end > 0; end -= 3)
    text = `${end > 3 ? ',' : ''}${whole.slice(Math.max(0, end - 3), end)}${text}`
  const symbol = Object.keys(symbols).find((each) => symbols[each] === money.currency) ?? `${money.currency} `
  return `${money.amount < 0 ? '-' : ''}${symbol}${text}`
}

/** Whole US dollars: `$1,234`. */
export function printDollars(amount: number): string {
  return printMoney({ amount: Math.round(amount), currency: 'USD' })
}

const symbols: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' }
const moneyForm =
  /^(?:([$€£¥]|[A-Za-z]{3}(?=\s))\s?)?(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(\.\d{1,4})?\s?([kKmM])?\s?(?:([$€£¥]|[A-Za-z]{3})(?![A-Za-z]))?(?:\s?(?:\/\s?|per |a )(?:month|mo))?$/
