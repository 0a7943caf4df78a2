import type { Frame } from '../evaluation.ts'
import { fail } from '../fault.ts'
import type { Func } from '../function.ts'
import { standIn } from '../unknowns.ts'
import { bare, int64, type Struct, type Value } from '../value.ts'
import { durationOf, durationText, rounded } from './duration.ts'
import { formattedTime, parsedTime } from './layout.ts'

const layout = '2006-01-02'

/** Times that are given are reckoned in UTC; the time of now is not known before it is. */
export const dates: Readonly<Record<string, Func>> = {
  now: { takes: [], run: (_, frame) => unknown(frame, 'now') },
  date: { takes: ['string', 'any'], run: ([form, date], frame) => shown(frame, String(form), date) },
  dateInZone: { takes: ['string', 'any', 'string'], run: ([form, date], frame) => shown(frame, String(form), date) },
  date_in_zone: { takes: ['string', 'any', 'string'], run: ([form, date], frame) => shown(frame, String(form), date) },
  htmlDate: { takes: ['any'], run: ([date], frame) => shown(frame, layout, date) },
  htmlDateInZone: { takes: ['any', 'string'], run: ([date], frame) => shown(frame, layout, date) },
  ago: { takes: ['any'], run: (_, frame) => unknown(frame, 'ago') },
  dateModify: { takes: ['string', 'any'], run: modified },
  date_modify: { takes: ['string', 'any'], run: modified },
  mustDateModify: { takes: ['string', 'any'], run: modified },
  must_date_modify: { takes: ['string', 'any'], run: modified },
  toDate: {
    takes: ['string', 'string'],
    run: ([form, text]) => timeValue(parsedTime(String(form), String(text)) ?? Date.UTC(1, 0, 1)),
  },
  mustToDate: {
    takes: ['string', 'string'],
    run: ([form, text]) =>
      timeValue(parsedTime(String(form), String(text)) ?? fail(`parsing time "${text}" as "${form}": cannot parse`)),
  },
  unixEpoch: {
    takes: ['any'],
    run: ([date], frame) =>
      times.has(date as Struct)
        ? String(Math.floor((times.get(date as Struct) ?? 0) / 1000))
        : unknown(frame, 'unixEpoch'),
  },
  duration: { takes: ['any'], run: ([given]) => durationText(secondsOf(given) * 1_000_000_000n) },
  durationRound: { takes: ['any'], run: ([given]) => rounded(nanosecondsOf(given)) },
}

const times = new WeakMap<Struct, number>()

/** `milliseconds` since 1970. */
function timeValue(milliseconds: number): Struct {
  const gives = (value: () => Value) => ({ is: 'method', takes: [], run: value }) as const
  const date = new Date(milliseconds)
  const made: Struct = {
    is: 'struct',
    type: 'time.Time',
    fields: new Map(),
    as: formattedTime('2006-01-02 15:04:05 -0700 MST', milliseconds),
    methods: {
      Format: { is: 'method', takes: ['string'], run: ([form]) => formattedTime(String(form), milliseconds) },
      Unix: gives(() => int64(BigInt(Math.floor(milliseconds / 1000)))),
      Year: gives(() => BigInt(date.getUTCFullYear())),
      Day: gives(() => BigInt(date.getUTCDate())),
      Hour: gives(() => BigInt(date.getUTCHours())),
      Minute: gives(() => BigInt(date.getUTCMinutes())),
      Second: gives(() => BigInt(date.getUTCSeconds())),
      YearDay: gives(() => BigInt(Math.floor((milliseconds - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1)),
      UTC: gives(() => made),
    },
  }
  times.set(made, milliseconds)
  return made
}

function shown(frame: Frame, form: string, given: Value): Value {
  const date = bare(given)
  if (typeof date === 'bigint') return formattedTime(form, Number(date) * 1000)
  if (typeof date === 'object' && date !== null) {
    if (date.is === 'sized') return formattedTime(form, Number(date.value) * 1000)
    const time = date.is === 'struct' ? times.get(date) : undefined
    if (time !== undefined) return formattedTime(form, time)
  }
  return unknown(frame, 'date')
}

function modified([form, date]: readonly Value[], frame: Frame): Value {
  const time = typeof date === 'object' && date !== null && date.is === 'struct' ? times.get(date) : undefined
  if (time === undefined) return unknown(frame, 'now')
  const by = durationOf(String(form))
  return by === undefined ? date : timeValue(time + Number(by / 1_000_000n))
}

function secondsOf(value: Value): bigint {
  if (typeof value === 'string') return /^[+-]?[0-9]{1,15}$/.test(value) ? BigInt(value.replace('+', '')) : 0n
  return typeof value === 'object' && value !== null && value.is === 'sized' ? value.value : 0n
}

function nanosecondsOf(value: Value): bigint {
  if (typeof value === 'string') return durationOf(value) ?? 0n
  return typeof value === 'object' && value !== null && value.is === 'sized' ? value.value : 0n
}

function unknown({ run }: Frame, text: string): Value {
  return standIn(run.reasons, { text, because: 'it depends on the time at which the chart is rendered' })
}
