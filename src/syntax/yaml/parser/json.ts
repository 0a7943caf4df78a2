import { unknownValue } from '../../../model/unknown.ts'
import { put } from '../../put.ts'
import {
  byteOrderMark,
  closeBrace,
  closeBracket,
  codeAt,
  colon,
  comma,
  doubleQuote,
  nothing,
  openBrace,
  openBracket,
} from './characters.ts'
import { complain, gap, type JsonReading, string, word } from './json-tokens.ts'
import { keyNamed } from './keys.ts'
import { abandoned, begin, fail, found, type Reading, report } from './reading.ts'
import type { Stream } from './stream.ts'
import { closeList, closeMap, closeScalar, cutTape, lendTape, open, startOf } from './tape.ts'

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
  return { text, data, tape, roots, starts: roots.map((node) => startOf(tape, node)), flaws: reading.flaws, comments }
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
