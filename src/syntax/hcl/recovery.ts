import type { Span } from '../../model/source.ts'
import { code, startsIdentifier } from './characters.ts'
import { type Cursor, report } from './cursor.ts'

const MAX_PROBLEMS = 100

/**
 * To the next line that can start something new: one that is indented no deeper than the item that was given up.
 * Indentation is what people see, and what survives a missing bracket.
 */
export function recover(cursor: Cursor, item: number, header: Span | undefined): void {
  const { text, problems } = cursor
  if (problems.length >= MAX_PROBLEMS) {
    report(cursor, 'Too many mistakes: the rest is not read', { start: item, end: Math.min(item + 1, text.length) })
    cursor.at = text.length
    return
  }
  const limit = indentationAt(text, item)
  const flush = header !== undefined && indentationAt(text, header.start) === limit
  let line = Math.max(text.lastIndexOf('\n', cursor.at - 1) + 1, item)
  if (line === item) line = nextLine(text, line)
  for (; line < text.length; line = nextLine(text, line)) {
    const first = firstInLine(text, line)
    const char = text.charCodeAt(first)
    const closesOwn = char === code.closeBrace && first - line === limit && !flush
    if (first - line > limit || closesOwn) continue
    if (char === code.closeBrace || startsIdentifier(char)) break
  }
  cursor.at = Math.min(line, text.length)
  cursor.commented = Math.max(cursor.commented, cursor.at)
}

/** Whether the line at the cursor belongs to what is around the block, whose brace is then missing. */
export function leaves(cursor: Cursor, item: number, header: Span): boolean {
  const { at, text } = cursor
  if (!text.slice(header.start, item).includes('\n')) return true
  const first = firstInLine(text, at)
  if (text.charCodeAt(first) === code.closeBrace) return false
  const outside = indentationAt(text, header.start)
  return at < text.length && first - at <= outside && indentationAt(text, item) > outside
}

function indentationAt(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1
  return firstInLine(text, line) - line
}

function firstInLine(text: string, line: number): number {
  let at = line
  while (text.charCodeAt(at) === code.space || text.charCodeAt(at) === code.tab) at++
  return at
}

function nextLine(text: string, line: number): number {
  const end = text.indexOf('\n', line)
  return end < 0 ? text.length : end + 1
}
