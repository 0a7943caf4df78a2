import { backslash, codeAt, doubleQuote, lineFeed, nothing, space } from './characters.ts'
import { fail, found, type Reading, report } from './reading.ts'
import { closeScalar, open } from './tape.ts'

export interface JsonReading extends Reading {
  /** Comments and last commas; complained of once where the file is not known for them. */
  loose: boolean
}

export function string(reading: Reading): string {
  const { text, at: start } = reading
  const node = open(reading, start)
  let escaped = false
  let at = start + 1
  for (; ; at++) {
    const code = codeAt(text, at)
    if (code === doubleQuote) break
    if (code === backslash) {
      escaped = true
      if (codeAt(text, ++at) < space) fail(reading, 'the quote is not closed on its line', start)
    } else if (code < space) {
      if (code === nothing || code === lineFeed) fail(reading, 'the quote is not closed on its line', start)
      report(reading, 'a control character must be escaped', at, at + 1)
    }
  }
  reading.at = at + 1
  closeScalar(reading, node, at + 1)
  return escaped ? unescaped(reading, start) : text.slice(start + 1, at)
}

function unescaped(reading: Reading, start: number): string {
  const written = reading.text.slice(start, reading.at).replaceAll('\t', '\\t')
  try {
    return JSON.parse(written)
  } catch {
    return fail(reading, 'there is an escape in it that JSON does not know', start, reading.at)
  }
}

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

export function word(reading: Reading): unknown {
  const { text, at: start } = reading
  const node = open(reading, start)
  let at = start
  while (isWord(codeAt(text, at))) at++
  reading.at = at
  closeScalar(reading, node, at)
  const written = text.slice(start, at)
  if (number.test(written)) return Number(written)
  if (written === 'true' || written === 'false') return written === 'true'
  if (written === 'null') return null
  reading.at = start
  return fail(
    reading,
    at > start ? `\`${written.slice(0, 40)}\` is no value of JSON` : `a value should stand before ${found(reading)}`,
    start,
    Math.max(at, start + 1),
  )
}

/** Letters, digits, `.`, `+` and `-`. */
function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    code === 45 ||
    code === 46 ||
    code === 43 ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90)
  )
}

/** Steps over blanks, line breaks and comments. The code of what stands next. */
export function gap(reading: JsonReading): number {
  const { text } = reading
  for (;;) {
    const code = codeAt(text, reading.at)
    if (code === space || (code >= 9 && code <= 13)) reading.at++
    else if (code === 47 && (text[reading.at + 1] === '/' || text[reading.at + 1] === '*')) comment(reading)
    else return code
  }
}

function comment(reading: JsonReading): void {
  const { text, at: start, comments } = reading
  const block = text[start + 1] === '*'
  const stop = text.indexOf(block ? '*/' : '\n', start + 2)
  if (block && stop < 0) fail(reading, 'the comment is never closed', start, start + 2)
  const end = stop < 0 ? text.length : block ? stop + 2 : text[stop - 1] === '\r' ? stop - 1 : stop
  complain(reading, 'JSON has no comments', start, start + 2)
  comments?.push(start, end)
  reading.at = end
}

export function complain(reading: JsonReading, message: string, start: number, end: number): void {
  if (!reading.loose) report(reading, message, start, end)
  reading.loose = true
}
