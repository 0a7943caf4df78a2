/** `99.95 %`, as exact as it has to be near the whole. */
export function percent(share: number): string {
  const digits = Math.abs(share) > 0.99 && Math.abs(share) < 1 ? 3 : 1
  return `${Number((share * 100).toFixed(digits))} %`
}

export function times(burn: number): string {
  return `${Number(burn.toFixed(burn < 10 ? 2 : 0))} ×`
}
