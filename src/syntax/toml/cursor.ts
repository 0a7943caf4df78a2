import type { Comment, Span } from '../../model/source.ts'

export interface Flaw {
  readonly message: string
  readonly span: Span
}

/** Where reading has come to, and what was met on the way. */
export interface Cursor {
  readonly text: string
  at: number
  depth: number
  readonly flaws: Flaw[]
  readonly comments: Comment[]
  /** Thrown by `fail`, and by nothing else. */
  readonly abandoned: Error
}

export function cursorOver(text: string): Cursor {
  const at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  return { text, at, depth: 0, flaws: [], comments: [], abandoned: new Error('TOML could not be read here') }
}

/** Gives up on the statement that is being read. */
export function fail(cursor: Cursor, message: string, start = cursor.at, end = start + 1): never {
  report(cursor, message, start, end)
  throw cursor.abandoned
}

export function report(cursor: Cursor, message: string, start: number, end: number): void {
  const { length } = cursor.text
  cursor.flaws.push({ message, span: { start: Math.min(start, length), end: Math.min(end, length) } })
}

/** Steps over `sign` if it is next. */
export function take(cursor: Cursor, sign: string): boolean {
  if (!cursor.text.startsWith(sign, cursor.at)) return false
  cursor.at += sign.length
  return true
}

export function found({ text, at }: Cursor): string {
  const point = text.codePointAt(at)
  if (point === undefined) return 'the end of the file'
  return point === 10 || point === 13 ? 'the end of the line' : `\`${String.fromCodePoint(point)}\``
}

export function skipBlanks(cursor: Cursor): void {
  while (cursor.text[cursor.at] === ' ' || cursor.text[cursor.at] === '\t') cursor.at++
}

/** Steps over blanks, comments and line breaks. */
export function skipLines(cursor: Cursor): void {
  for (;;) {
    skipBlanks(cursor)
    if (cursor.text[cursor.at] === '#') comment(cursor)
    if (!lineBreak(cursor)) return
  }
}

/** Steps over what may stand behind a statement, its line break included. */
export function endLine(cursor: Cursor): void {
  skipBlanks(cursor)
  if (cursor.text[cursor.at] === '#') comment(cursor)
  if (!lineBreak(cursor) && cursor.at < cursor.text.length) fail(cursor, `the line should end before ${found(cursor)}`)
}

function lineBreak(cursor: Cursor): boolean {
  return take(cursor, '\n') || take(cursor, '\r\n')
}

function comment(cursor: Cursor): void {
  const start = cursor.at
  const stop = cursor.text.indexOf('\n', start)
  const end = stop < 0 ? cursor.text.length : cursor.text[stop - 1] === '\r' ? stop - 1 : stop
  cursor.comments.push({ text: cursor.text.slice(start + 1, end).trim(), span: { start, end } })
  cursor.at = end
}
