import ICAL from 'ical.js'
import { isZone, timeOf, wallOf } from './clock.ts'
import type { Span } from './span.ts'

/** One occurrence of an event of a calendar. */
export interface Entry {
  readonly uid: string
  readonly title: string
  /** E-mail addresses of whom it is for. */
  readonly emails: readonly string[]
  readonly from: Date
  readonly to: Date
}

/**
 * What a calendar holds in that time, occurrence by occurrence; `undefined` where the text is no iCalendar. Whole days and times
 * without a zone are of `zone`. Cancelled events are left out, and so are those that block nothing.
 */
export function entriesOf(text: string, span: Span, zone: string): Entry[] | undefined {
  const calendar = parsed(text)
  if (!calendar) return undefined
  const all = calendar.getAllSubcomponents('vevent')
  const masters = all.filter((one) => !one.hasProperty('recurrence-id')).map((one) => new ICAL.Event(one))
  for (const one of all.filter((each) => each.hasProperty('recurrence-id'))) {
    const exception = new ICAL.Event(one)
    const master = masters.find(({ uid }) => uid === exception.uid)
    if (master) master.relateException(exception)
    else masters.push(exception)
  }
  return masters
    .flatMap((event) => occurrences(event, span, zone))
    .filter(({ from, to }) => to > from && to.getTime() > span.from && from.getTime() < span.to)
    .sort((a, b) => a.from.getTime() - b.from.getTime())
}

function occurrences(event: ICAL.Event, span: Span, zone: string): Entry[] {
  if (!event.isRecurring()) return blocks(event) ? [entry(event, event.startDate, event.endDate, zone)] : []
  const found: Entry[] = []
  const iterator = event.iterator()
  for (let steps = 0; steps < 100_000; steps++) {
    const next = iterator.next()
    if (!next) break
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    if (moment(next, zoneOf(event, 'dtstart') ?? zone).getTime() >= span.to) break
    if (blocks(item)) found.push(entry(item, startDate, endDate, zone))
  }
  return found
}

function blocks({ component }: ICAL.Event): boolean {
  const value = (name: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase()
  return value('status') !== 'CANCELLED' && value('transp') !== 'TRANSPARENT'
}

function entry(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time, zone: string): Entry {
  const people = ['organizer', 'attendee'].flatMap((name) => event.component.getAllProperties(name))
  return {
    uid: event.uid,
    title: event.summary ?? '',
    emails: people.map((one) =>
      String(one.getFirstValue())
        .replace(/^mailto:/i, '')
        .toLowerCase(),
    ),
    from: moment(start, zoneOf(event, 'dtstart') ?? zone),
    to: moment(end, zoneOf(event, 'dtend') ?? zoneOf(event, 'dtstart') ?? zone),
  }
}

/** By the rules of IANA where its zone is one of theirs, else by those that the calendar brings along. */
function moment(time: ICAL.Time, zone: string): Date {
  const name = time.zone?.tzid ?? ''
  if (name === 'UTC' || name === 'Z') return time.toJSDate()
  const wall = wallOf(time.toString().replace(/Z$/, ''))
  if (time.isDate || name === 'floating' || name === '') return new Date(timeOf(wall, zone))
  return isZone(name) ? new Date(timeOf(wall, name)) : time.toJSDate()
}

/** A zone that the calendar names and brings no rules for, which leaves its times without one. */
function zoneOf({ component }: ICAL.Event, property: string): string | undefined {
  const name = component.getFirstProperty(property)?.getParameter('tzid')
  return typeof name === 'string' && isZone(name) ? name : undefined
}

function parsed(text: string): ICAL.Component | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown as string)
    if (calendar.name !== 'vcalendar') return undefined
    return calendar
  } catch {
    return undefined
  }
}
