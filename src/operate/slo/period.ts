import { Temporal } from 'temporal-polyfill'
import type { Period } from '../../model/objective.ts'
import { printDuration } from '../../values/duration.ts'

/** Milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The period that `now` is in: of a rolling one the last so many days, of a calendar one all of it. */
export function spanOf(period: Period, now: number): Span {
  if (period.kind === 'rolling') return { from: now - period.length, to: now }
  const start = Temporal.PlainDateTime.from(period.from).toZonedDateTime(period.zone)
  const instant = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(period.zone)
  const unit = `${period.unit}s` as const
  const passed = start.until(instant, { largestUnit: unit })[unit]
  let index = Math.floor(passed / period.count)
  // Before the start the count is cut towards nothing.
  while (at(index) > now) index--
  while (at(index + 1) <= now) index++
  return { from: at(index), to: at(index + 1) }

  // From the start each time: a month after January 31 is no month before March 31.
  function at(index: number): number {
    const moved = period.kind === 'calendar' ? { [unit]: index * period.count } : {}
    return start.add(moved).epochMilliseconds
  }
}

/** `30 days`, `1 month from 2026-01-01T00:00 Europe/Berlin`. */
export function describePeriod(period: Period): string {
  if (period.kind === 'rolling') return `last ${printDuration(period.length)}`
  const { count, unit, from, zone } = period
  return `${count === 1 ? unit : `${count} ${unit}s`} from ${from} ${zone}`
}

/** Days that a period lasts, of a calendar one on average. */
export function daysOf(period: Period): number {
  return period.kind === 'rolling' ? period.length / day : period.count * average[period.unit]
}

const day = 86_400_000
const average = { day: 1, week: 7, month: 30.436875, year: 365.2425 } as const
