import type { Comment, Problem, SourceFile, Span } from '../../model/source.ts'
import { code, continuesIdentifier, startsIdentifier } from './characters.ts'

/** Where reading has come to, and what was met on the way. */
export interface Cursor {
  readonly file: SourceFile
  readonly text: string
  at: number
  /** Inside brackets a line break is a blank; in bodies and between the entries of an object it ends what stands before it. */
  breaks: 'end' | 'blank'
  depth: number
  readonly problems: Problem[]
  readonly comments: Comment[]
  /** Everything before it has been searched for comments: looking ahead must not find one twice. */
  commented: number
}

/** Thrown by `fail`, and by nothing else. Made once: to make one means to walk the stack. */
export const abandoned = new Error('HCL could not be read here')

export function cursorOver(file: SourceFile): Cursor {
  return {
    file,
    text: file.text,
    at: file.text.charCodeAt(0) === 0xfeff ? 1 : 0,
    breaks: 'end',
    depth: 0,
    problems: [],
    comments: [],
    commented: 0,
  }
}

/** Gives up on what is being read. The nearest body catches it and goes on after it. */
export function fail(cursor: Cursor, message: string, span: Span = pointAt(cursor)): never {
  report(cursor, message, span)
  throw abandoned
}

export function report(cursor: Cursor, message: string, span: Span): void {
  cursor.problems.push({ message, place: { file: cursor.file.path, span } })
}

/** The character at the cursor, or nothing at the end. */
export function pointAt({ at, text }: Cursor): Span {
  return { start: at, end: Math.min(at + 1, text.length) }
}

/** The code of the character at the cursor or `ahead` of it, NaN beyond the end. */
export function peek(cursor: Cursor, ahead = 0): number {
  return cursor.text.charCodeAt(cursor.at + ahead)
}

/** Steps over `char` if it is next. */
export function take(cursor: Cursor, char: number): boolean {
  if (peek(cursor) !== char) return false
  cursor.at++
  return true
}

export function expect(cursor: Cursor, char: number, what: string): void {
  if (!take(cursor, char)) fail(cursor, `Expected ${what}, found ${found(cursor)}`)
}

export function found(cursor: Cursor): string {
  const point = cursor.text.codePointAt(cursor.at)
  if (point === undefined) return 'the end of the file'
  return point === code.lineFeed || point === code.carriageReturn
    ? 'the end of the line'
    : `\`${String.fromCodePoint(point)}\``
}

/** Steps over spaces and comments, and over line breaks where they mean nothing. */
export function skipBlanks(cursor: Cursor): void {
  for (;;) {
    const char = cursor.text.charCodeAt(cursor.at)
    if (char > code.slash) return
    if (char === code.space || char === code.tab || char === code.carriageReturn) cursor.at++
    else if (char === code.lineFeed && cursor.breaks === 'blank') cursor.at++
    else if (char === code.hash) lineComment(cursor, 1)
    else if (char === code.slash && peek(cursor, 1) === code.slash) lineComment(cursor, 2)
    else if (char === code.slash && peek(cursor, 1) === code.star) blockComment(cursor)
    else return
  }
}

/** One level deeper, line breaks meaning `breaks`, until `leave` is given what this returned. */
export function enter(cursor: Cursor, breaks: Cursor['breaks']): Cursor['breaks'] {
  const before = cursor.breaks
  if (++cursor.depth > MAX_DEPTH) fail(cursor, `Nested more than ${MAX_DEPTH} levels deep`)
  cursor.breaks = breaks
  return before
}

export function leave(cursor: Cursor, before: Cursor['breaks']): void {
  cursor.breaks = before
  cursor.depth--
}

/** The identifier at the cursor, or an empty text where there is none. */
export function takeIdentifier(cursor: Cursor): string {
  const { text, at: start } = cursor
  if (!startsIdentifier(text.charCodeAt(start))) return ''
  let end = start + 1
  while (continuesIdentifier(text.charCodeAt(end))) end++
  cursor.at = end
  return nameAt(text, start, end)
}

/** A few short names make up most of a configuration: one that was met is not made again. */
function nameAt(text: string, start: number, end: number): string {
  const length = end - start
  if (length > SHORT) return text.slice(start, end)
  const middle = text.charCodeAt(start + (length >> 1))
  const key = (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + middle * 3 + length) & 1023
  const known = names[key]
  if (known !== undefined && known.length === length && text.startsWith(known, start)) return known
  const name = text.slice(start, end)
  names[key] = name
  return name
}

/** Longer ones are not copied by the engine: to keep one would keep the whole text. */
const SHORT = 12
const names: (string | undefined)[] = new Array(1024).fill(undefined)

export function expectIdentifier(cursor: Cursor): string {
  return takeIdentifier(cursor) || fail(cursor, `Expected a name, found ${found(cursor)}`)
}

/** The same list without the room that it grew into: a tree holds thousands of short ones. */
export function packed<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? none : items.slice()
}

const none: readonly never[] = []
const MAX_DEPTH = 200

function lineComment(cursor: Cursor, marker: number): void {
  const start = cursor.at
  const lineEnd = cursor.text.indexOf('\n', start)
  cursor.at = lineEnd < 0 ? cursor.text.length : lineEnd
  const end = cursor.text.charCodeAt(cursor.at - 1) === code.carriageReturn ? cursor.at - 1 : cursor.at
  remember(cursor, { text: cursor.text.slice(start + marker, end).trim(), span: { start, end } })
}

function blockComment(cursor: Cursor): void {
  const start = cursor.at
  const close = cursor.text.indexOf('*/', start + 2)
  if (close < 0) {
    cursor.at = cursor.text.length
    fail(cursor, 'Comment is not closed', { start, end: start + 2 })
  }
  cursor.at = close + 2
  remember(cursor, { text: cursor.text.slice(start + 2, close).trim(), span: { start, end: cursor.at } })
}

function remember(cursor: Cursor, comment: Comment): void {
  if (comment.span.start < cursor.commented) return
  cursor.commented = comment.span.end
  cursor.comments.push(comment)
}
