const inWords = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' })
const exact = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})
const dayOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const timeOnly = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const dayYearAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `5 minutes ago`, `in 2 hours`, from a difference in milliseconds. */
export function relative(difference: number): string {
  for (const [unit, length] of units)
    if (Math.abs(difference) >= length) return inWords.format(Math.trunc(difference / length), unit)
  return difference > 0 ? 'in a moment' : 'just now'
}

/** `Fri, 27 Nov 2026, 03:12:08 CET`. */
export function absolute(at: string): string {
  return exact.format(new Date(at))
}

export function day(at: string): string {
  return dayOnly.format(new Date(at))
}

/** With the year where it is not this one. */
export function dayTime(at: string): string {
  const time = new Date(at)
  return (time.getFullYear() === new Date().getFullYear() ? dayAndTime : dayYearAndTime).format(time)
}

/** `03:12`, with the day where it is not today. */
export function clock(at: string): string {
  const time = new Date(at)
  return time.toDateString() === new Date().toDateString() ? timeOnly.format(time) : dayTime(at)
}

/** `2 d 4 h`, `3 min`, `12 s`: of a length in milliseconds the two largest units. */
export function length(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  if (first < 0) return '0 s'
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

/** `4:07` or `1:04:07`, for what runs down. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
