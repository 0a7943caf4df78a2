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

/** Milliseconds of what Prometheus takes: whole numbers, each unit once, from the greatest to the least. */
export function parsePrometheusDuration(text: string): number | undefined {
  if (text === '0') return 0
  const [whole, ...counts] = prometheusForm.exec(text.slice(0, 129)) ?? []
  if (!whole) return undefined
  const total = prometheusUnits.reduce((sum, unit, at) => sum + Number(counts[at] ?? 0) * (lengths[unit] ?? 0), 0)
  return total <= longest ? total : undefined
}

/** Milliseconds of what Go takes: a sign, fractions, units from `h` to `ns` in any order. */
export function parseGoDuration(text: string): number | undefined {
  const [, sign = '', parts = ''] = /^([+-]?)(.*)$/s.exec(text.slice(0, 129)) ?? []
  if (parts === '0') return 0
  let total = 0
  let end = 0
  for (const match of parts.matchAll(goForm)) {
    if (match.index !== end) return undefined
    total += Number(match[1]) * (lengths[match[2] ?? ''] ?? Number.NaN)
    end += match[0].length
  }
  if (end === 0 || end !== parts.length || !(total <= longest)) return undefined
  return Number((sign === '-' ? -total : total).toPrecision(15))
}

/** Milliseconds of an ISO 8601 duration such as `P1DT12H`. Years and months, whose length depends on the calendar, give `undefined`. */
export function parseIsoDuration(text: string): number | undefined {
  const [whole, weeks, days, hours, minutes, seconds] = isoForm.exec(text.slice(0, 129)) ?? []
  if (whole === undefined || /[PT]$/.test(whole)) return undefined
  const parts = [weeks, days, hours, minutes, seconds].map((part) => Number(part?.replace(',', '.') ?? 0))
  const [w = 0, d = 0, h = 0, m = 0, s = 0] = parts
  return Number((w * 7 * day + d * day + h * 3_600_000 + m * 60_000 + s * 1000).toPrecision(15))
}

/** As a person says it, to two parts: `40 s`, `5 min`, `2 h 5 min`, `3 d`. */
export function spokenDuration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  if (milliseconds < 60_000) return `${Math.round(milliseconds / 1000)} s`
  if (minutes >= 48 * 60) return `${Math.round(minutes / 60 / 24)} d`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
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
const prometheusUnits = ['y', 'w', 'd', 'h', 'm', 's', 'ms'] as const
const prometheusForm =
  /^(?:(\d{1,12})y)?(?:(\d{1,12})w)?(?:(\d{1,12})d)?(?:(\d{1,12})h)?(?:(\d{1,12})m)?(?:(\d{1,12})s)?(?:(\d{1,15})ms)?$/
const goForm = /(\d{1,18}\.?\d{0,18}|\.\d{1,18})(ns|us|µs|μs|ms|s|m|h)/g
const isoForm =
  /^P(?:(\d{1,9}(?:[.,]\d{1,9})?)W)?(?:(\d{1,9}(?:[.,]\d{1,9})?)D)?(?:T(?:(\d{1,9}(?:[.,]\d{1,9})?)H)?(?:(\d{1,9}(?:[.,]\d{1,9})?)M)?(?:(\d{1,9}(?:[.,]\d{1,9})?)S)?)?$/
/** Both count nanoseconds in 63 bits. */
const longest = 2 ** 63 / 1e6
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
