import { implicitKey, keyName, plainKey, plainStop, propertiesAt } from './block-keys.ts'
import { blockScalar } from './block-scalar.ts'
import {
  ampersand,
  bang,
  codeAt,
  colon,
  dash,
  endsLine,
  greater,
  isEnclosing,
  isGap,
  isReserved,
  pipe,
  question,
  tab,
} from './characters.ts'
import { type Entries, enter, nameOf } from './entries.ts'
import { deepest, enclosed } from './flow.ts'
import { plain, stopOf } from './plain.ts'
import { finished } from './properties.ts'
import { fail, found, type Reading, report } from './reading.ts'
import { isSkipped, skipped } from './skipped.ts'
import { blanks, endLine, next } from './space.ts'
import { closeList, closeMap, empty, endOf, isList, isMap, open, openHole, solid, startOf, stride } from './tape.ts'

/** The node at the cursor, which stands at `column`, inside of one that stands at `indent`. It may begin a map or a list. */
export function node(reading: Reading, indent: number, column: number): unknown {
  if (++reading.depth > deepest) fail(reading, 'nested too deeply to be read')
  const value = nodeOf(reading, indent, column)
  reading.depth--
  return value
}

function nodeOf(reading: Reading, indent: number, column: number): unknown {
  const { text, at } = reading
  const code = text.charCodeAt(at)
  if (code === dash && isGap(codeAt(text, at + 1))) return list(reading, column)
  if ((code === question || code === colon) && isGap(codeAt(text, at + 1)))
    return map(reading, column, open(reading, at))
  if (code === pipe || code === greater) return blockScalar(reading, indent)
  if (code === ampersand || code === bang || isEnclosing(code)) return keyOrValue(reading, indent, column)
  if (isReserved(code)) fail(reading, `a value cannot begin with ${found(reading)}`)
  const stop = stopOf(text, at)
  return codeAt(text, stop) === colon ? map(reading, column, open(reading, at)) : plain(reading, indent, stop)
}

/** What has an anchor, a tag, quotes or brackets may turn out to be the first key of a map. */
function keyOrValue(reading: Reading, indent: number, column: number): unknown {
  const { text, line } = reading
  const flawed = reading.flaws.length
  const owner = openHole(reading, reading.at)
  const props = propertiesAt(reading)
  const code = codeAt(text, reading.at)
  if (props && endsLine(code)) {
    // Nothing stands on the line that could be a key.
    reading.top = owner
    const after = reading.at
    const column = next(reading)
    const bare = column > indent ? node(reading, indent, column) : empty(reading, after)
    return finished(reading, props, solid(reading.tape, owner), bare)
  }
  const key = reading.top
  let bare: unknown
  let isKey = true
  if (code === pipe || code === greater) {
    bare = blockScalar(reading, indent)
    isKey = false
  } else if (isEnclosing(code)) {
    bare = enclosed(reading)
    isKey = blanks(reading) === colon && isGap(codeAt(text, reading.at + 1))
    if (!isKey) endLine(reading)
  } else {
    const stop = plainStop(reading)
    isKey = codeAt(text, stop) === colon
    bare = isKey ? plainKey(reading, stop) : plain(reading, indent, stop)
  }
  const value = props ? finished(reading, props, key, bare) : bare
  return isKey ? map(reading, column, owner, keyName(reading, line, key, flawed, value)) : value
}

function map(reading: Reading, column: number, owner: number, first?: string): Entries {
  const { text } = reading
  const entries: Entries = {}
  let name = first
  let last: number
  let below: number
  do {
    const key = name === undefined ? reading.top : owner + stride
    let value: unknown
    if (name === undefined && text.charCodeAt(reading.at) === question && isGap(codeAt(text, reading.at + 1))) {
      reading.at++
      const flawed = reading.flaws.length
      const read = entry(reading, column, true)
      name = nameOf(reading, solid(reading.tape, key), read, flawed)
      below = next(reading)
      last = reading.top
      if (below === column && text.charCodeAt(reading.at) === colon && isGap(codeAt(text, reading.at + 1))) {
        reading.at++
        value = entry(reading, column, true)
        below = next(reading)
      } else value = empty(reading, endOf(reading.tape, solid(reading.tape, key)))
    } else {
      name ??= implicitKey(reading)
      const after = ++reading.at
      last = reading.top
      value =
        isSkipped(name) && endsLine(blanks(reading)) ? skipped(reading, column, after) : behind(reading, column, after)
      below = next(reading)
    }
    enter(reading, entries, owner, solid(reading.tape, key), name, value)
    name = undefined
    if (below === column && isDash(reading)) fail(reading, 'an item of a list stands where a key is expected')
  } while (below === column)
  if (below > column) fail(reading, 'it stands further in than the keys above it')
  closeMap(reading, owner, endOf(reading.tape, solid(reading.tape, last)))
  return entries
}

/** The value behind a colon. It begins a map or a list only on lines of its own. */
export function behind(reading: Reading, column: number, after: number): unknown {
  const { text } = reading
  const code = blanks(reading)
  if (endsLine(code)) {
    const below = next(reading)
    if (below > column) return node(reading, column, below)
    return below === column && isDash(reading) ? list(reading, column) : empty(reading, after)
  }
  if (code === pipe || code === greater) return blockScalar(reading, column)
  const props = propertiesAt(reading)
  if (props) {
    const child = reading.top
    const bare = behind(reading, column, reading.at)
    return finished(reading, props, solid(reading.tape, child), bare)
  }
  if (isEnclosing(code)) {
    const value = enclosed(reading)
    endLine(reading)
    return value
  }
  const stop = plainStop(reading)
  if (codeAt(text, stop) === colon) fail(reading, 'a second key cannot stand on the line of the first', stop)
  return plain(reading, column, stop)
}

function list(reading: Reading, column: number): unknown[] {
  const owner = open(reading, reading.at)
  const values: unknown[] = []
  let last: number
  let below: number
  do {
    reading.at++
    last = reading.top
    values.push(entry(reading, column, false))
    below = next(reading)
  } while (below === column && isDash(reading))
  if (below > column) fail(reading, 'it stands further in than the items above it')
  closeList(reading, owner, endOf(reading.tape, solid(reading.tape, last)))
  return values
}

/** What stands behind `-`, or behind a `?` or `:` on a line of its own, which a list may follow in the same column. */
function entry(reading: Reading, column: number, listed: boolean): unknown {
  const { text, at: after } = reading
  if (endsLine(blanks(reading))) {
    const below = next(reading)
    if (below > column) return node(reading, column, below)
    return listed && below === column && isDash(reading) ? list(reading, column) : empty(reading, after)
  }
  const { at: start, top: child } = reading
  const value = node(reading, column, start - reading.line)
  if (text.charCodeAt(start - 1) === tab && isBlock(reading, solid(reading.tape, child)))
    report(reading, 'a tab cannot indent', start - 1, start)
  return value
}

function isBlock({ text, tape }: Reading, child: number): boolean {
  const sign = text[startOf(tape, child)]
  return (isMap(tape, child) || isList(tape, child)) && sign !== '[' && sign !== '{'
}

function isDash({ text, at }: Reading): boolean {
  return codeAt(text, at) === dash && isGap(codeAt(text, at + 1))
}
