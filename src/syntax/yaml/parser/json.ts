import { unknownValue } from '../../../model/unknown.ts'
import { put } from '../../put.ts'
import {
  backslash,
  byteOrderMark,
  closeBrace,
  closeBracket,
  codeAt,
  colon,
  comma,
  doubleQuote,
  lineFeed,
  nothing,
  openBrace,
  openBracket,
  space,
} from './characters.ts'
import { keyNamed } from './keys.ts'
import { abandoned, begin, fail, found, type Reading, report } from './reading.ts'
import type { Stream } from './stream.ts'
import { closeList, closeMap, closeScalar, cutTape, lendTape, open, startOf } from './tape.ts'

/** JSON Reading: what the text may have beside plain JSON without complaint. */
interface JsonReading extends Reading {
  /** Comments and last commas; complained of once where the file is not known for them. */
  loose: boolean
}

/**
 * JSON. Values that follow on each other are documents, as kubectl takes them. Comments and last commas are read, and complained
 * of unless the file is one that its program reads with them.
 */
export function readJson(text: string, loose: boolean, comments: number[] = []): Stream {
  const reading: JsonReading = Object.assign(begin(text, lendTape(), comments), { loose })
  const data: unknown[] = []
  const roots: number[] = []
  if (codeAt(text, 0) === byteOrderMark) reading.at = 1
  let root = 0
  try {
    while (gap(reading) !== nothing || data.length === 0) {
      root = reading.top
      roots.push(root)
      data.push(value(reading))
    }
  } catch (error) {
    if (error !== abandoned) throw error
    reading.top = root
    closeScalar(reading, open(reading, startOf(reading.tape, root)), text.length)
    data[roots.length - 1] = unknownValue('', `the document could not be read: ${reading.flaws.at(-1)?.message}`)
  }
  const tape = cutTape(reading)
  return { data, tape, roots, starts: roots.map((node) => startOf(tape, node)), flaws: reading.flaws, comments }
}

const deepest = 500

function value(reading: JsonReading): unknown {
  const code = gap(reading)
  if (code === doubleQuote) return string(reading)
  if (code !== openBrace && code !== openBracket) return word(reading)
  if (++reading.depth > deepest) fail(reading, 'nested too deeply to be read')
  const read = code === openBrace ? object(reading) : array(reading)
  reading.depth--
  return read
}

function object(reading: JsonReading): { [name: string]: unknown } {
  const owner = open(reading, reading.at)
  const map: { [name: string]: unknown } = {}
  while (another(reading, closeBrace, '}', reading.top > owner + 3)) {
    const key = reading.top
    if (codeAt(reading.text, reading.at) !== doubleQuote)
      fail(reading, `a key in quotes should stand before ${found(reading)}`)
    const name = string(reading)
    if (gap(reading) !== colon) fail(reading, `a \`:\` should stand before ${found(reading)}`)
    reading.at++
    const read = value(reading)
    if (map[name] === undefined) map[name] = read
    else again(reading, map, owner, key, name, read)
  }
  closeMap(reading, owner, reading.at)
  return map
}

function array(reading: JsonReading): unknown[] {
  const owner = open(reading, reading.at)
  const list: unknown[] = []
  while (another(reading, closeBracket, ']', list.length > 0)) list.push(value(reading))
  closeList(reading, owner, reading.at)
  return list
}

/** Steps over the opening bracket or a comma to the next entry, or over the closing bracket. */
function another(reading: JsonReading, close: number, sign: string, begun: boolean): boolean {
  const code = begun ? gap(reading) : nothing
  if (begun && code !== comma && code !== close)
    fail(reading, `a \`,\` or \`${sign}\` should stand before ${found(reading)}`)
  const { at } = reading
  reading.at++
  if (code === close) return false
  if (gap(reading) !== close) return true
  if (begun) complain(reading, 'a comma before the closing bracket is no JSON', at, at + 1)
  reading.at++
  return false
}

function again(
  reading: Reading,
  map: { [name: string]: unknown },
  owner: number,
  key: number,
  name: string,
  read: unknown,
) {
  const { tape, text, at } = reading
  if (Object.hasOwn(map, name)) {
    const before = keyNamed(text, tape, owner, name, key)
    const start = startOf(tape, key)
    const other = before === undefined ? undefined : startOf(tape, before)
    report(
      reading,
      `the key \`${name.slice(0, 80)}\` stands twice, and the last one counts`,
      start,
      Math.min(at, start + name.length + 2),
      other,
    )
  }
  put(map, name, read)
}

function string(reading: Reading): string {
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

function word(reading: Reading): unknown {
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
function gap(reading: JsonReading): number {
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

function complain(reading: JsonReading, message: string, start: number, end: number): void {
  if (!reading.loose) report(reading, message, start, end)
  reading.loose = true
}
