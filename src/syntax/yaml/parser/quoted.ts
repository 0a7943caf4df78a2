import {
  backslash,
  carriageReturn,
  codeAt,
  doubleQuote,
  isBlank,
  lineFeed,
  nothing,
  singleQuote,
} from './characters.ts'
import { folded, trimmed } from './plain.ts'
import { fail, type Reading } from './reading.ts'
import { isMarker } from './space.ts'
import { closeScalar, open } from './tape.ts'

/** Text in single or double quotes. Its further lines need not be indented, as Go does not ask for it either. */
export function quoted(reading: Reading): string {
  const { text, at: start } = reading
  const quote = text.charCodeAt(start)
  const node = open(reading, start)
  const end = simpleEnd(text, start + 1, quote)
  let value: string
  if (end >= 0) {
    value = text.slice(start + 1, end)
    reading.at = end + 1
  } else value = quote === doubleQuote ? double(reading) : single(reading)
  closeScalar(reading, node, reading.at)
  return value
}

/** The closing quote of text that stands for itself, -1 where it has escapes or line breaks. */
function simpleEnd(text: string, from: number, quote: number): number {
  const { length } = text
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return quote === singleQuote && codeAt(text, at + 1) === singleQuote ? -1 : at
    if (code === lineFeed || (code === backslash && quote === doubleQuote)) return -1
  }
  return -1
}

function single(reading: Reading): string {
  const { text, at: start } = reading
  let value = ''
  let from = start + 1
  for (let at = from; ; at++) {
    const code = codeAt(text, at)
    if (code === nothing) unclosed(reading, start)
    if (code === lineFeed) {
      value += text.slice(from, trimmed(text, from, at)) + fold(reading, at, start)
      from = reading.at
      at = from - 1
    } else if (code === singleQuote) {
      value += text.slice(from, at)
      if (codeAt(text, at + 1) !== singleQuote) {
        reading.at = at + 1
        return value
      }
      from = ++at
    }
  }
}

function double(reading: Reading): string {
  const { text, at: start } = reading
  let value = ''
  let from = start + 1
  for (let at = from; ; at++) {
    const code = codeAt(text, at)
    if (code === nothing) unclosed(reading, start)
    if (code === doubleQuote) {
      reading.at = at + 1
      return value + text.slice(from, at)
    }
    if (code === lineFeed) value += text.slice(from, trimmed(text, from, at)) + fold(reading, at, start)
    else if (code === backslash) value += text.slice(from, at) + escaped(reading, at, start)
    else continue
    from = reading.at
    at = from - 1
  }
}

/** Steps over the line break at `at`, over empty lines and over the blanks before what follows. */
function fold(reading: Reading, from: number, start: number): string {
  return folded(lines(reading, from, start))
}

/** The number of line breaks from `from` on. */
function lines(reading: Reading, from: number, start: number): number {
  const { text } = reading
  let breaks = 0
  let at = from
  for (;;) {
    const code = codeAt(text, at)
    if (code === lineFeed) {
      breaks++
      reading.line = ++at
      if (codeAt(text, at) !== nothing && isMarker(text, at)) unclosed(reading, start)
    } else if (isBlank(code) || code === carriageReturn) at++
    else break
  }
  reading.at = at
  return breaks
}

const letters: ReadonlyMap<number, string> = new Map(
  Object.entries({
    ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"' },
    ...{ '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029', '\t': '\t' },
  }).map(([letter, value]) => [letter.charCodeAt(0), value]),
)
const digits: { readonly [letter: string]: number } = { x: 2, u: 4, U: 8 }

/** What the backslash at `at` and all that belongs to it stand for. */
function escaped(reading: Reading, at: number, start: number): string {
  const { text } = reading
  const code = codeAt(text, at + 1)
  reading.at = at + 2
  const simple = letters.get(code)
  if (simple !== undefined) return simple
  if (code === lineFeed || (code === carriageReturn && codeAt(text, at + 2) === lineFeed))
    return '\n'.repeat(lines(reading, at + 1, start) - 1)
  const length = digits[text[at + 1] ?? '']
  const hex = text.slice(at + 2, at + 2 + (length ?? 0))
  const point = length !== undefined && hex.length === length && /^[\da-f]+$/i.test(hex) ? Number.parseInt(hex, 16) : -1
  if (point < 0 || point > 0x10ffff)
    fail(reading, `there is no escape \`\\${text[at + 1] ?? ''}${hex}\``, at, at + 2 + hex.length)
  reading.at = at + 2 + hex.length
  return String.fromCodePoint(point)
}

function unclosed(reading: Reading, start: number): never {
  return fail(reading, 'the quote is never closed', start)
}
