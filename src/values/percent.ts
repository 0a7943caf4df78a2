/** The share that an objective means: `99.9`, `'99.9 %'` and `0.999` are all 0.999. Only up to 1 is a bare number a share. */
export function parsePercent(value: string | number): number | undefined {
  const [, digits, sign] = typeof value === 'number' ? ['', String(value)] : (percentForm.exec(value.trim()) ?? [])
  const amount = Number(digits ?? Number.NaN)
  if (!(amount >= 0 && amount <= 100)) return undefined
  return sign === undefined && amount <= 1 ? amount : rounded(amount / 100)
}

/** `99.95%`. */
export function printPercent(share: number): string {
  return `${rounded(share * 100)}%`
}

const percentForm = /^(\d{1,3}(?:\.\d{1,12})?|\.\d{1,12})\s?(%)?$/

function rounded(amount: number): number {
  return Number(amount.toPrecision(12))
}
