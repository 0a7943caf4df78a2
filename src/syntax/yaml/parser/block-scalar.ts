import {
  carriageReturn,
  codeAt,
  dash,
  endsLine,
  greater,
  hash,
  isBlank,
  isGap,
  lineFeed,
  nine,
  nothing,
  plus,
  space,
  tab,
  zero,
} from './characters.ts'
import { fail, found, type Reading } from './reading.ts'
import { endLine, isMarker } from './space.ts'
import { closeScalar, open } from './tape.ts'

/** Text behind `|` or `>`, in lines that stand further in than `indent`. The file may leave out its last line break. */
export function blockScalar(reading: Reading, indent: number): string {
  const { text, at: start } = reading
  const node = open(reading, start)
  const folds = text.charCodeAt(start) === greater
  const { chomp, given } = header(reading)
  const depth = given > 0 ? Math.max(indent, 0) + given : detected(reading, indent)
  const lines: string[] = []
  /** Lines up to the last one with something on it. */
  let filled = 0
  for (;;) {
    const line = lineOf(reading, depth)
    if (line === undefined) break
    if (lines.push(line) && line !== '') filled = lines.length
  }
  closeScalar(reading, node, reading.at)
  const trailing = lines.length - filled
  lines.length = filled
  const body = folds ? fold(lines) : lines.join('\n')
  if (chomp === plus) return body + '\n'.repeat(filled > 0 ? trailing + 1 : trailing)
  return chomp === dash || filled === 0 ? body : `${body}\n`
}

/** Steps to the line behind the header. */
function header(reading: Reading): { chomp: number; given: number } {
  const { text } = reading
  let chomp = nothing
  let given = 0
  for (reading.at++; ; reading.at++) {
    const code = codeAt(text, reading.at)
    if ((code === dash || code === plus) && chomp === nothing) chomp = code
    else if (code > zero && code <= nine && given === 0) given = code - zero
    else break
  }
  if (!isGap(codeAt(text, reading.at)))
    fail(reading, `${found(reading)} cannot stand behind \`|\` or \`>\`; text begins on the next line`)
  endLine(reading)
  const stop = text.indexOf('\n', reading.at)
  const end = stop < 0 ? text.length : stop
  if (codeAt(text, reading.at) === hash)
    reading.comments?.push(reading.at, text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end)
  reading.at = stop < 0 ? end : end + 1
  reading.line = reading.at
  return { chomp, given }
}

/** The column of the first line with something on it. */
function detected(reading: Reading, indent: number): number {
  const { text } = reading
  let line = reading.at
  let widest = 0
  for (;;) {
    let at = line
    while (codeAt(text, at) === space) at++
    const width = at - line
    const code = codeAt(text, at)
    if (code === nothing) return Math.max(widest, width, indent + 1)
    if (code === lineFeed || (code === carriageReturn && codeAt(text, at + 1) === lineFeed)) {
      widest = Math.max(widest, width)
      line = code === lineFeed ? at + 1 : at + 2
      continue
    }
    if (width <= indent) {
      if (code === tab && !isEmpty(text, at)) fail(reading, 'a tab cannot indent', at)
      return Math.max(widest, indent + 1)
    }
    if (widest > width)
      fail(reading, 'empty lines that stand further in than the first line need `|` with a number', at)
    return width
  }
}

/** The next line without its indentation, or `undefined` where the text has ended. */
function lineOf(reading: Reading, depth: number): string | undefined {
  const { text, at: line } = reading
  if (line >= text.length) return undefined
  const home = line + depth
  let at = line
  while (at < home && codeAt(text, at) === space) at++
  if (at < home ? !isEmpty(text, at) : depth === 0 && isMarker(text, at)) return undefined
  const stop = text.indexOf('\n', at)
  reading.at = stop < 0 ? text.length : stop + 1
  reading.line = stop < 0 ? line : reading.at
  if (at < home || at === text.length) return stop < 0 ? undefined : ''
  const end = stop < 0 ? text.length : stop
  return text.slice(at, end > at && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end)
}

/** Nothing but blanks up to the end of the line. */
function isEmpty(text: string, from: number): boolean {
  let at = from
  while (isBlank(codeAt(text, at)) || codeAt(text, at) === carriageReturn) at++
  return endsLine(codeAt(text, at)) && text[at] !== '#'
}

/** Single line breaks become spaces, but for those around lines that stand further in. */
function fold(lines: readonly string[]): string {
  let value = ''
  let empty = 0
  let before: 'none' | 'text' | 'deep' = 'none'
  for (const line of lines) {
    if (line === '') {
      empty++
      continue
    }
    const deep = isBlank(line.charCodeAt(0))
    if (before === 'none') value = '\n'.repeat(empty)
    else if (deep || before === 'deep') value += '\n'.repeat(empty + 1)
    else value += empty > 0 ? '\n'.repeat(empty) : ' '
    value += line
    before = deep ? 'deep' : 'text'
    empty = 0
  }
  return value
}
