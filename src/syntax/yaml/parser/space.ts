import {
  carriageReturn,
  codeAt,
  dash,
  dot,
  endsLine,
  hash,
  isBlank,
  isGap,
  lineFeed,
  space,
  tab,
} from './characters.ts'
import { fail, found, type Reading } from './reading.ts'

/** Steps over blanks, comments and line breaks to what stands next. Its column, or -1 where the document ends. */
export function next(reading: Reading): number {
  const { text } = reading
  const { length } = text
  let { at, line } = reading
  /** A tab before the first thing on a line. */
  let tabbed = -1
  let fresh = at === line
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === space || code === carriageReturn) continue
    if (code === lineFeed) {
      line = at + 1
      fresh = true
      tabbed = -1
    } else if (code === tab) {
      if (fresh && tabbed < 0) tabbed = at
    } else if (code === hash) {
      reading.line = line
      at = comment(reading, at) - 1
    } else {
      reading.at = at
      reading.line = line
      if (tabbed >= 0) fail(reading, 'a tab cannot indent', tabbed)
      return at === line && isMarker(text, at) ? -1 : at - line
    }
  }
  reading.at = length
  reading.line = line
  return -1
}

/** The same inside brackets, where columns mean nothing. The code of what stands next. */
export function nextInFlow(reading: Reading): number {
  const { text } = reading
  const { length } = text
  let { at } = reading
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === space || code === tab || code === carriageReturn) continue
    if (code === lineFeed) reading.line = at + 1
    else if (code === hash) at = comment(reading, at) - 1
    else {
      reading.at = at
      if (at === reading.line && isMarker(text, at)) fail(reading, 'the bracket is never closed', reading.bracket)
      return code
    }
  }
  reading.at = length
  return fail(reading, 'the bracket is never closed', reading.bracket)
}

/** Steps over spaces and tabs. The code of what stands next. */
export function blanks(reading: Reading): number {
  const { text } = reading
  let { at } = reading
  while (isBlank(codeAt(text, at))) at++
  reading.at = at
  return codeAt(text, at)
}

/** Sees to it that nothing but a comment follows on the line. */
export function endLine(reading: Reading): void {
  if (!endsLine(blanks(reading))) fail(reading, `${found(reading)} follows on a value that has ended`)
}

/** `---` or `...` at the start of a line. */
export function isMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    (code === dash || code === dot) &&
    codeAt(text, at + 1) === code &&
    codeAt(text, at + 2) === code &&
    isGap(codeAt(text, at + 3))
  )
}

/** The end of the comment's line. */
function comment(reading: Reading, at: number): number {
  const { text, line, comments } = reading
  if (at > line && !isBlank(text.charCodeAt(at - 1))) fail(reading, 'a comment needs a space before its `#`', at)
  const stop = text.indexOf('\n', at)
  const end = stop < 0 ? text.length : stop
  comments?.push(at, text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end)
  return end
}
