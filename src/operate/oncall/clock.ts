import { Temporal } from 'temporal-polyfill'

/** What the clock on the wall shows, of no place. */
export type Wall = Temporal.PlainDateTime

export function wallOf(text: string): Wall {
  return Temporal.PlainDateTime.from(text)
}

export function wallAt(time: number, zone: string): Wall {
  return zoned(time, zone).toPlainDateTime()
}

export function zoned(time: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone)
}

/**
 * When a wall in that zone shows it. What is shown twice is meant the first time, or the `last`. What is leapt over in spring is
 * when the leap is made, so that turns stay in order and none that ends behind the leap is lost.
 */
export function timeOf(wall: Wall, zone: string, which: 'first' | 'last' = 'first'): number {
  const found = wall.toZonedDateTime(zone, { disambiguation: which === 'first' ? 'earlier' : 'later' })
  if (found.toPlainDateTime().equals(wall)) return found.epochMilliseconds
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return (before.getTimeZoneTransition('next') ?? before).epochMilliseconds
}

export function isZone(zone: string): boolean {
  try {
    zoned(0, zone)
    return true
  } catch {
    return false
  }
}
