import { type Hours, weekdays } from '../../model/oncall.ts'
import { timeOf, type Wall, wallAt } from './clock.ts'
import { type Span, union } from './span.ts'

/** When a rotation counts, in its zone. An hour that is shown twice counts both times. */
export function hoursWithin(hours: readonly Hours[], zone: string, span: Span): Span[] {
  const found: Span[] = []
  const last = wallAt(span.to, zone)
  let day = wallAt(span.from, zone).subtract({ days: 1 }).with(midnight)
  for (; day.toPlainDate().toString() <= last.toPlainDate().toString(); day = day.add({ days: 1 }))
    for (const { days, from, to } of hours) {
      const name = weekdays[day.dayOfWeek - 1]
      if (name === undefined || !days.includes(name)) continue
      const ends = to > from ? day : day.add({ days: 1 })
      found.push({ from: timeOf(at(day, from), zone), to: timeOf(at(ends, to), zone, 'last') })
    }
  return union(found)
}

const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 }

function at(day: Wall, time: string): Wall {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour === 24 ? day.add({ days: 1 }) : day.with({ hour, minute })
}
