import type { Interval, Range } from '../../../model/routing.ts'
import type { Path } from '../../../model/source.ts'
import { type Fields, fieldsOf, listAt, type Reading, textAt } from './reading.ts'

type Intervals = Readonly<Record<string, readonly Interval[]>>

/** Named stretches of the calendar, from both lists that Alertmanager has had for them. */
export function intervalsIn(reading: Reading, fields: Fields): Intervals {
  const intervals: Record<string, readonly Interval[]> = {}
  for (const list of ['mute_time_intervals', 'time_intervals'])
    for (const [index, each] of listAt(reading, [list], fields[list]).entries()) {
      const path = [list, index]
      const named = fieldsOf(reading, path, each, ['name', 'time_intervals'])
      const name = textAt(reading, [...path, 'name'], named.name) ?? ''
      if (name === '') reading.say(path, 'a time interval needs a name')
      if (Object.hasOwn(intervals, name)) reading.say([...path, 'name'], `\`${name}\` stands twice`)
      const at = [...path, 'time_intervals']
      intervals[name] = listAt(reading, at, named.time_intervals).map((one, place) =>
        intervalIn(reading, [...at, place], one),
      )
    }
  return intervals
}

function intervalIn(reading: Reading, path: Path, value: unknown): Interval {
  const fields = fieldsOf(reading, path, value, ['times', 'weekdays', 'days_of_month', 'months', 'years', 'location'])
  const ranges = (field: string, read: (text: string) => number | undefined, valid: (range: Range) => boolean) => {
    const texts = listAt(reading, [...path, field], fields[field])
    if (texts.length === 0) return undefined
    return texts.flatMap((each, index) => {
      const at = [...path, field, index]
      const text = textAt(reading, at, each)?.toLowerCase() ?? ''
      const [from, to, ...more] = text.split(':').map(read)
      const range: Range | undefined =
        from === undefined ? undefined : [from, text.includes(':') ? (to ?? Number.NaN) : from]
      if (range && more.length === 0 && valid(range)) return [range]
      reading.say(at, `\`${text}\` is no range of \`${field}\``)
      return []
    })
  }
  const ordered = ([from, to]: Range) => from <= to
  const location = textAt(reading, [...path, 'location'], fields.location)
  if (location !== undefined && !isLocation(location))
    reading.say([...path, 'location'], `there is no time zone \`${location}\``)
  const times = timesIn(reading, [...path, 'times'], fields.times)
  const weekdays = ranges('weekdays', (text) => placeIn(weekdayNames, text, 0), ordered)
  const daysOfMonth = ranges('days_of_month', wholeNumber, isDays)
  const months = ranges('months', (text) => placeIn(monthNames, text, 1) ?? wholeNumber(text), ordered)
  const years = ranges('years', wholeNumber, ordered)
  return {
    ...(times && { times }),
    ...(weekdays && { weekdays }),
    ...(daysOfMonth && { daysOfMonth }),
    ...(months && { months }),
    ...(years && { years }),
    ...(location !== undefined && { location: isLocation(location) ? location : 'UTC' }),
  }
}

function timesIn(reading: Reading, path: Path, value: unknown): readonly Range[] | undefined {
  const list = listAt(reading, path, value)
  if (list.length === 0) return undefined
  return list.flatMap((each, index) => {
    const at = [...path, index]
    const fields = fieldsOf(reading, at, each, ['start_time', 'end_time'])
    const [from, to] = [fields.start_time, fields.end_time].map((text) => minuteOf(text))
    if (from !== undefined && to !== undefined && from < to) return [[from, to] as const]
    reading.say(
      at,
      'times are written `start_time: "09:00"`, `end_time: "17:00"`, the end after the start, at most 24:00',
    )
    return []
  })
}

/** YAML 1.1 reads `09:00` without quotes as a number in base sixty. */
function minuteOf(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1440) return value
  const [, hours, minutes] = /^([01]\d|2[0-3]|24):([0-5]\d)$/.exec(String(value)) ?? []
  if (hours === undefined || (hours === '24' && minutes !== '00')) return undefined
  return Number(hours) * 60 + Number(minutes)
}

/** Ends before its start in every month, or goes from the end of the month to its beginning: refused. */
function isDays([from, to]: Range): boolean {
  const exists = (day: number) => day !== 0 && day >= -31 && day <= 31
  const least = (day: number) => (day < 0 ? 28 + day : day)
  return exists(from) && exists(to) && !(from < 0 && to > 0) && least(from) <= least(to)
}

function wholeNumber(text: string): number | undefined {
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined
}

function placeIn(names: readonly string[], name: string, first: number): number | undefined {
  const index = names.indexOf(name)
  return index < 0 ? undefined : index + first
}

function isLocation(name: string): boolean {
  if (name === 'UTC' || name === 'Local') return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return !/^[+-]/.test(name)
  } catch {
    return false
  }
}

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
