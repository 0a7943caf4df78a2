import type { Period } from '../../model/objective.ts'
import { parseDuration } from '../../values/duration.ts'
import { type Json, listIn, mapIn, textIn } from './reading.ts'

/** Every window of an SLO; or what is wrong with one. */
export function openSloPeriods(spec: Json): readonly [Period, ...Period[]] | string {
  const written = [...listIn(spec.timeWindow), ...listIn(spec.timeWindows)].map((each) => periodOf(mapIn(each)))
  const wrong = written.find((each) => typeof each === 'string')
  if (wrong) return wrong
  const [first, ...rest] = written.filter((each) => typeof each !== 'string')
  return first ? [first, ...rest] : 'names no window of time'
}

function periodOf(window: Json): Period | string {
  const [count, unit] = lengthOf(window) ?? []
  if (!count || !unit) return 'has a window of no length'
  const calendar = mapIn(window.calendar)
  if (window.isRolling === true || Object.keys(calendar).length === 0) {
    const length = parseDuration(`${count}${rolling[unit]}`)
    return length ? { kind: 'rolling', length: length * (unit === 'Q' ? 3 : 1) } : 'has a window of no length'
  }
  const from = momentOf(calendar.startTime)
  const zone = textIn(calendar.timeZone) ?? 'UTC'
  if (!from) return 'has a calendar that begins at no time'
  if (!known(zone)) return `has a calendar in no time zone, \`${zone}\``
  const whole = units[unit]
  return whole
    ? { kind: 'calendar', count: count * whole[0], unit: whole[1], zone, from }
    : 'has a calendar of less than a day'
}

/** `28d` and `1M`, or what older versions say with a unit and a count: `Week` and 4. */
function lengthOf({ duration, unit, count }: Json): readonly [number, string] | undefined {
  const [, amount, letter] = /^(\d{1,4})([mhdwMQY])$/.exec(textIn(duration) ?? '') ?? []
  if (amount && letter) return [Number(amount), letter]
  const word = words[textIn(unit) ?? '']
  return word && typeof count === 'number' ? [count, word] : undefined
}

/** `2026-01-01 12:30:00` and what a parser of YAML makes of it, without seconds. */
function momentOf(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : textIn(value)
  const [, date, time = '00:00'] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(text ?? '') ?? []
  return date && !Number.isNaN(Date.parse(date)) ? `${date}T${time}` : undefined
}

function known(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

const words: Readonly<Record<string, string>> = {
  Minute: 'm',
  Hour: 'h',
  Day: 'd',
  Week: 'w',
  Month: 'M',
  Quarter: 'Q',
  Year: 'Y',
}
/** A rolling month has 30 days, as the windows of alerts reckon it. */
const rolling: Readonly<Record<string, string>> = { m: 'm', h: 'h', d: 'd', w: 'w', M: '0d', Q: '0d', Y: 'y' }
const units: Readonly<Record<string, readonly [number, 'day' | 'week' | 'month' | 'year']>> = {
  d: [1, 'day'],
  w: [1, 'week'],
  M: [1, 'month'],
  Q: [3, 'month'],
  Y: [1, 'year'],
}
