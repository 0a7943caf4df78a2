import ical from 'ical-generator'
import type { Shift } from '../../model/oncall.ts'

/** One shift and the schedule that it is of. */
export interface Duty {
  readonly schedule: string
  readonly name: string
  readonly shift: Shift
}

/** Shifts as an iCalendar. Times are moments in UTC, so that no reader has to know the rules of a zone; a shift keeps its UID. */
export function calendarOf(title: string, duties: readonly Duty[], now: Date): string {
  const calendar = ical({
    name: title,
    prodId: { company: 'Millwright', product: 'on-call', language: 'EN' },
    ttl: 900,
  })
  for (const { schedule, name, shift } of duties)
    calendar.createEvent({
      id: `${encodeURIComponent(schedule)}.${shift.from.getTime()}.${encodeURIComponent(shift.person)}@millwright`,
      stamp: now,
      start: shift.from,
      end: shift.to,
      summary: `${name} on call: ${schedule}`,
      ...(shift.override !== undefined && { description: 'By an override.' }),
    })
  return `${calendar.toString()}\r\n`.replace(/(\r\n)+$/, '\r\n')
}
