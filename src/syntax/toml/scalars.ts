import { type Cursor, fail, found } from './cursor.ts'

const integer = /^[+-]?(?:0|[1-9](?:_?\d)*)$/
const based = /^0(?:x[\da-fA-F](?:_?[\da-fA-F])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/
const float = /^[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:e[+-]?\d(?:_?\d)*)?$/i
const special = /^[+-]?(?:inf|nan)$/
const day = /^\d{4}-\d{2}-\d{2}$/
const hour = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const time = new RegExp(
  `^(?:(\\d{4}-\\d{2}-\\d{2})[Tt ])?${hour}(?::(?:[0-5]\\d|60)(?:\\.\\d+)?)?(?:[Zz]|[+-]${hour})?$`,
)

/** A number, a truth, or a date, which stays text. */
export function bare(cursor: Cursor): unknown {
  const { text, at } = cursor
  let end = wordEnd(text, at)
  // A day and a time may be parted by a space.
  if (day.test(text.slice(at, end)) && /^ \d{2}:/.test(text.slice(end, end + 4))) end = wordEnd(text, end + 1)
  const word = text.slice(at, end)
  if (word === '') return fail(cursor, `a value should stand before ${found(cursor)}`)
  const value = meaning(word)
  if (value === undefined) return fail(cursor, `\`${word.slice(0, 40)}\` is no value; text stands in quotes`, at, end)
  cursor.at = end
  return value
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (/[\w.:+-]/.test(text[at] ?? '')) at++
  return at
}

function meaning(word: string): unknown {
  if (word === 'true' || word === 'false') return word === 'true'
  if (integer.test(word) || float.test(word) || based.test(word)) return Number(word.replaceAll('_', ''))
  if (special.test(word)) return word.endsWith('nan') ? Number.NaN : word.startsWith('-') ? -Infinity : Infinity
  return isDate(word) ? word : undefined
}

/** Whether the word is a day, a time, or both. */
export function isDate(word: string): boolean {
  const of = day.test(word) ? word : time.exec(word)?.[1]
  return of === undefined ? time.test(word) : isDay(of)
}

function isDay(date: string): boolean {
  const [year = 0, month = 0, of = 0] = date.split('-').map(Number)
  const last = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  return of >= 1 && of <= (last[month - 1] ?? 0)
}
