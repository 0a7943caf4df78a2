import type { Interval, Range } from '../../model/routing.ts'

/** Whether a moment lies in it, by the calendar of its location. */
export function contains(interval: Interval, at: Date): boolean {
  const { minute, weekday, day, month, year } = calendarAt(at, interval.location ?? 'UTC')
  const within = (ranges: readonly Range[] | undefined, value: number) =>
    ranges === undefined || ranges.some(([from, to]) => value >= from && value <= to)
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const fromEnd = (each: number) => (each < 0 ? days + each + 1 : each)
  return (
    (interval.times === undefined || interval.times.some(([from, to]) => minute >= from && minute < to)) &&
    (interval.daysOfMonth === undefined ||
      interval.daysOfMonth.some(([from, to]) => day >= fromEnd(from) && day <= Math.min(fromEnd(to), days))) &&
    within(interval.months, month) &&
    within(interval.weekdays, weekday) &&
    within(interval.years, year)
  )
}

interface Calendar {
  readonly minute: number
  readonly weekday: number
  readonly day: number
  readonly month: number
  readonly year: number
}

function calendarAt(at: Date, location: string): Calendar {
  const local = location === 'UTC' ? at : localOf(at, location)
  return {
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
    weekday: local.getUTCDay(),
    day: local.getUTCDate(),
    month: local.getUTCMonth() + 1,
    year: local.getUTCFullYear(),
  }
}

/** The date whose UTC fields read as the clocks of the location do. */
function localOf(at: Date, location: string): Date {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatFor(location).formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return new Date(Date.UTC(year, month - 1, day, hour, minute))
}

function formatFor(location: string): Intl.DateTimeFormat {
  const known = formats.get(location)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: location === 'Local' ? 'UTC' : location,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(location, made)
  return made
}

const formats = new Map<string, Intl.DateTimeFormat>()
