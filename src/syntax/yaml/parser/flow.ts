import {
  ampersand,
  bang,
  closeBrace,
  closeBracket,
  codeAt,
  colon,
  comma,
  dash,
  isEnclosing,
  isFlowSign,
  isGap,
  isReserved,
  openBracket,
  question,
  star,
} from './characters.ts'
import { type Entries, enter, nameOf } from './entries.ts'
import { plainInFlow } from './plain.ts'
import { alias, finished, properties } from './properties.ts'
import { quoted } from './quoted.ts'
import { fail, found, type Reading } from './reading.ts'
import { blanks, nextInFlow } from './space.ts'
import { closeList, closeMap, empty, open, openHole, type Tape } from './tape.ts'

/** Deeper than any real file, and far above where a recursive reader overflows its stack. */
export const deepest = 500

/** What begins with a sign of its own: quoted text, an alias, or brackets. */
export function enclosed(reading: Reading): unknown {
  const code = reading.text.charCodeAt(reading.at)
  if (code === star) return alias(reading)
  if (code < openBracket) return quoted(reading)
  if (++reading.depth > deepest) fail(reading, 'nested too deeply to be read')
  const { bracket } = reading
  reading.bracket = reading.at
  const value = code === openBracket ? list(reading) : map(reading)
  reading.bracket = bracket
  reading.depth--
  return value
}

function list(reading: Reading): unknown[] {
  const start = reading.at++
  const node = open(reading, start)
  const values: unknown[] = []
  for (;;) {
    if (nextInFlow(reading) === closeBracket) break
    values.push(item(reading))
    const code = nextInFlow(reading)
    if (code === closeBracket) break
    if (code !== comma) unparted(reading, ']')
    reading.at++
  }
  reading.at++
  closeList(reading, node, reading.at)
  return values
}

/** A value, or a single pair that makes a map of its own. */
function item(reading: Reading): unknown {
  const { at: start, line, text } = reading
  const code = codeAt(text, start)
  const bare = isBareSign(text, start)
  const hole = openHole(reading, start)
  const flawed = reading.flaws.length
  if (bare && code === question) return single(reading, hole, start)
  const key = reading.top
  const value = bare && code === colon ? empty(reading, start) : flowValue(reading)
  const end = reading.at
  if (blanks(reading) !== colon || reading.line !== line || !endsKey(reading, key)) {
    reading.at = end
    return value
  }
  const name = nameOf(reading, key, value, flawed)
  return paired(reading, hole, key, name)
}

function single(reading: Reading, owner: number, start: number): Entries {
  reading.at++
  const flawed = reading.flaws.length
  const code = nextInFlow(reading)
  const key = reading.top
  const value = code === colon || endsFlowValue(code) ? empty(reading, start + 1) : flowValue(reading)
  const name = nameOf(reading, key, value, flawed)
  nextInFlow(reading)
  return paired(reading, owner, key, name)
}

function paired(reading: Reading, owner: number, key: number, name: string): Entries {
  const entries: Entries = {}
  enter(reading, entries, owner, key, name, valueBehind(reading))
  closeMap(reading, owner, reading.at)
  return entries
}

function map(reading: Reading): Entries {
  const { text } = reading
  const owner = open(reading, reading.at++)
  const entries: Entries = {}
  for (;;) {
    let code = nextInFlow(reading)
    if (code === closeBrace) break
    if (code === question && isBareSign(text, reading.at)) {
      reading.at++
      code = nextInFlow(reading)
    } else if (code === comma || code === closeBracket) fail(reading, 'a key is missing')
    const key = reading.top
    const flawed = reading.flaws.length
    const missing = endsFlowValue(code) || (code === colon && isBareSign(text, reading.at))
    const value = missing ? empty(reading, reading.at) : flowValue(reading)
    const name = nameOf(reading, key, value, flawed)
    nextInFlow(reading)
    enter(reading, entries, owner, key, name, valueBehind(reading))
    code = nextInFlow(reading)
    if (code === closeBrace) break
    if (code !== comma) unparted(reading, '}')
    reading.at++
  }
  reading.at++
  closeMap(reading, owner, reading.at)
  return entries
}

/** What follows on a colon, if one follows. */
function valueBehind(reading: Reading): unknown {
  const after = reading.at
  if (codeAt(reading.text, after) !== colon) return empty(reading, after)
  reading.at++
  const code = nextInFlow(reading)
  return endsFlowValue(code) ? empty(reading, after + 1) : flowValue(reading)
}

function flowValue(reading: Reading): unknown {
  const { text, at } = reading
  const code = codeAt(text, at)
  if (code === ampersand || code === bang) {
    const props = properties(reading)
    const end = reading.at
    const follows = nextInFlow(reading)
    if (follows === star) fail(reading, 'an alias has no properties of its own')
    const node = reading.top
    const missing = endsFlowValue(follows) || isBareSign(text, reading.at)
    if (++reading.depth > deepest) fail(reading, 'nested too deeply to be read')
    const bare = missing ? empty(reading, end) : flowValue(reading)
    reading.depth--
    return finished(reading, props, node, bare)
  }
  if (isEnclosing(code)) return enclosed(reading)
  if (isReserved(code) || isBareSign(text, at) || (code === dash && isGap(codeAt(text, at + 1))))
    fail(reading, `a value cannot begin with ${found(reading)}`)
  return plainInFlow(reading)
}

function endsFlowValue(code: number): boolean {
  return code === comma || code === closeBracket || code === closeBrace
}

/** `?` or `:` that is no part of a text. */
function isBareSign(text: string, at: number): boolean {
  const code = codeAt(text, at)
  return (code === question || code === colon) && isGapOrSign(text, at + 1)
}

function isGapOrSign(text: string, at: number): boolean {
  const code = codeAt(text, at)
  return isGap(code) || isFlowSign(code)
}

/** Whether the colon at hand ends the key before it: behind quotes and brackets it needs no space after it. */
function endsKey({ text, at, tape }: Reading, key: number): boolean {
  return isGapOrSign(text, at + 1) || isClosed(text, tape, key)
}

function isClosed(text: string, tape: Tape, key: number): boolean {
  const code = text.charCodeAt(tape[key] ?? 0)
  return code !== star && isEnclosing(code)
}

/** A colon says that its line is a key outside of the brackets, which should have been closed above. */
function unparted(reading: Reading, sign: string): never {
  const { text, at, line } = reading
  const keyed = codeAt(text, at) === colon
  const start = keyed ? at - text.slice(line, at).trimStart().length : at
  const before = keyed ? `\`${text.slice(start, Math.min(at, start + 40))}\`` : found(reading)
  return fail(reading, `a \`,\` or \`${sign}\` should stand before ${before}`, start, Math.max(at, start + 1))
}
