import {
  carriageReturn,
  codeAt,
  colon,
  hash,
  isBlank,
  isFlowSign,
  isGap,
  lineFeed,
  nothing,
  openBracket,
  space,
  tab,
} from './characters.ts'
import { meaning } from './core.ts'
import { fail, type Reading } from './reading.ts'
import { isMarker } from './space.ts'
import { closeScalar, open } from './tape.ts'

/** Where plain text ends on its line outside of brackets: at `: `, at ` #`, or with the line. */
export function stopOf(text: string, from: number): number {
  const { length } = text
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code > colon) continue
    if (code === colon) {
      if (isGap(codeAt(text, at + 1))) return at
    } else if (code === lineFeed) return at
    else if (code === hash && at > from && isBlank(text.charCodeAt(at - 1))) return at
  }
  return length
}

/** The same inside brackets, where `,` and brackets end it too. */
function stopInFlow(text: string, from: number): number {
  const { length } = text
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code > colon && code < openBracket) continue
    if (code === colon) {
      const after = codeAt(text, at + 1)
      if (isGap(after) || isFlowSign(after)) return at
    } else if (code === lineFeed || isFlowSign(code)) return at
    else if (code === hash && at > from && isBlank(text.charCodeAt(at - 1))) return at
  }
  return length
}

/** Without the blanks at its end. */
export function trimmed(text: string, from: number, stop: number): number {
  let end = stop
  while (end > from) {
    const code = text.charCodeAt(end - 1)
    if (code !== space && code !== tab && code !== carriageReturn) break
    end--
  }
  return end
}

/** Plain text whose first line ends at `stop`. Lines that stand further in than `indent` go on with it. */
export function plain(reading: Reading, indent: number, stop: number): unknown {
  const { text, at: start } = reading
  const node = open(reading, start)
  let end = trimmed(text, start, stop)
  reading.at = stop
  let breaks = goesOn(reading, indent)
  if (breaks === 0) {
    closeScalar(reading, node, end)
    return meaning(text, start, end)
  }
  let value = text.slice(start, end)
  while (breaks > 0) {
    const { at } = reading
    const last = stopOf(text, at)
    if (codeAt(text, last) === colon) fail(reading, 'a key cannot stand in text that began on a line above', last)
    end = trimmed(text, at, last)
    value += folded(breaks) + text.slice(at, end)
    reading.at = last
    breaks = goesOn(reading, indent)
  }
  closeScalar(reading, node, end)
  return value
}

export function plainInFlow(reading: Reading): unknown {
  const { text, at: start } = reading
  const node = open(reading, start)
  const stop = stopInFlow(text, start)
  let end = trimmed(text, start, stop)
  if (end === start) fail(reading, 'a value is missing')
  reading.at = stop
  let value: string | undefined
  for (let breaks = goesOn(reading, -1); breaks > 0; breaks = goesOn(reading, -1)) {
    const { at } = reading
    const last = stopInFlow(text, at)
    // A comma, a bracket or a colon at the start of a line ends the text above it.
    if (last === at) break
    value = (value ?? text.slice(start, end)) + folded(breaks)
    end = trimmed(text, at, last)
    value += text.slice(at, end)
    reading.at = last
  }
  closeScalar(reading, node, end)
  return value ?? meaning(text, start, end)
}

/** What line breaks between two lines of text stand for. */
export function folded(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)
}

/** Steps to the next line with text on it, where it goes on with the text before. The number of line breaks before it, or none. */
function goesOn(reading: Reading, indent: number): number {
  const { text } = reading
  if (codeAt(text, reading.at) !== lineFeed) return 0
  let at = reading.at + 1
  let line = at
  let breaks = 1
  for (;;) {
    while (codeAt(text, at) === space) at++
    const column = at - line
    while (isBlank(codeAt(text, at)) || codeAt(text, at) === carriageReturn) at++
    const code = codeAt(text, at)
    if (code === lineFeed) {
      line = ++at
      breaks++
      continue
    }
    if (code === nothing || code === hash || column <= indent || (at === line && isMarker(text, at))) return 0
    reading.at = at
    reading.line = line
    return breaks
  }
}
