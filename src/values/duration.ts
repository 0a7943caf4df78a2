/** Milliseconds of a Prometheus or Go duration: `5m`, `1h30m`, `250ms`, `30d`, `1.5h`; of bare numbers only `0`. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0
  if (text === '' || text.length > 128) return undefined
  let total = 0
  let end = 0
  for (const match of text.matchAll(partForm)) {
    if (match.index !== end) return undefined
    total += Number(match[1]) * (lengths[match[2] ?? ''] ?? Number.NaN)
    end += match[0].length
  }
  return end === text.length && Number.isFinite(total) ? Number(total.toPrecision(15)) : undefined
}

/** Prometheus form; weeks and years only where nothing remains. Rounded to the millisecond, negative is `0s`. */
export function printDuration(milliseconds: number): string {
  let left = Math.round(milliseconds)
  if (!(left > 0)) return '0s'
  let text = ''
  for (const unit of ['y', 'w', 'd', 'h', 'm', 's', 'ms'] as const) {
    const length = lengths[unit] ?? 1
    if (left < length || ((unit === 'y' || unit === 'w') && left % length !== 0)) continue
    text += `${Math.floor(left / length)}${unit}`
    left %= length
  }
  return text
}

const partForm = /(\d{1,15}(?:\.\d{1,15})?)(ms|us|µs|μs|ns|[ywdhms])/g
const day = 86_400_000
const lengths: Readonly<Record<string, number>> = {
  y: 365 * day,
  w: 7 * day,
  d: day,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ns: 1e-6,
}
