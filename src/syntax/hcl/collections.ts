import type { CallNode, EntryNode, Expression, ForNode, ObjectNode, TupleNode } from './ast.ts'
import { code, continuesIdentifier, startsIdentifier } from './characters.ts'
import {
  type Cursor,
  enter,
  expect,
  fail,
  found,
  leave,
  packed,
  peek,
  skipBlanks,
  take,
  takeIdentifier,
} from './cursor.ts'
import { type Read, readNames } from './templates.ts'

/** The arguments of a call, the cursor on the opening parenthesis. */
export function readCall(cursor: Cursor, read: Read, name: string, start: number): CallNode {
  const before = enter(cursor, 'blank')
  cursor.at++
  const args: Expression[] = []
  let spread = false
  for (;;) {
    skipBlanks(cursor)
    if (take(cursor, code.close)) break
    if (spread) fail(cursor, `Expected \`)\` after \`...\`, found ${found(cursor)}`)
    args.push(read(cursor))
    skipBlanks(cursor)
    spread = takeDots(cursor)
    skipBlanks(cursor)
    if (!take(cursor, code.comma) && peek(cursor) !== code.close)
      fail(cursor, `Expected \`,\` or \`)\`, found ${found(cursor)}`)
  }
  leave(cursor, before)
  return { kind: 'call', name, args: packed(args), spread, start, end: cursor.at }
}

/** A list or `[for …]`, the cursor on the opening bracket. */
export function readTuple(cursor: Cursor, read: Read): TupleNode | ForNode {
  const before = enter(cursor, 'blank')
  const start = cursor.at++
  skipBlanks(cursor)
  if (isFor(cursor)) return readFor(cursor, read, start, code.closeBracket, before)
  const items: Expression[] = []
  for (;;) {
    skipBlanks(cursor)
    if (take(cursor, code.closeBracket)) break
    items.push(read(cursor))
    skipBlanks(cursor)
    if (!take(cursor, code.comma) && peek(cursor) !== code.closeBracket)
      fail(cursor, `Expected \`,\` or \`]\`, found ${found(cursor)}`)
  }
  leave(cursor, before)
  return { kind: 'tuple', items: packed(items), start, end: cursor.at }
}

/** An object or `{for …}`, the cursor on the opening brace. */
export function readObject(cursor: Cursor, read: Read): ObjectNode | ForNode {
  const before = enter(cursor, 'end')
  const start = cursor.at++
  skipLines(cursor)
  if (isFor(cursor)) {
    cursor.breaks = 'blank'
    return readFor(cursor, read, start, code.closeBrace, before)
  }
  const entries: EntryNode[] = []
  for (;;) {
    skipLines(cursor)
    if (take(cursor, code.closeBrace)) break
    entries.push(readEntry(cursor, read))
    skipBlanks(cursor)
    const next = peek(cursor)
    if (next === code.comma || next === code.lineFeed) cursor.at++
    else if (next !== code.closeBrace) fail(cursor, `Expected \`,\`, \`}\` or a new line, found ${found(cursor)}`)
  }
  leave(cursor, before)
  return { kind: 'object', entries: packed(entries), start, end: cursor.at }
}

function readEntry(cursor: Cursor, read: Read): EntryNode {
  const key = readBareKey(cursor) ?? read(cursor)
  skipBlanks(cursor)
  if (!take(cursor, code.equals) && !take(cursor, code.colon))
    fail(cursor, `Expected \`=\` after the key, found ${found(cursor)}`)
  const value = read(cursor)
  return { key, value, start: key.start, end: value.end }
}

/** A word before `=` or `:` stands for itself; anything longer is an expression. */
function readBareKey(cursor: Cursor): Expression | undefined {
  const start = cursor.at
  const name = takeIdentifier(cursor)
  const end = cursor.at
  skipBlanks(cursor)
  const next = peek(cursor)
  const ends =
    (next === code.equals && peek(cursor, 1) !== code.equals) || (next === code.colon && peek(cursor, 1) !== code.colon)
  if (name !== '' && ends) return { kind: 'literal', value: name, start, end }
  cursor.at = start
  return undefined
}

function isFor(cursor: Cursor): boolean {
  if (peek(cursor) !== LOWER_F || !cursor.text.startsWith('for', cursor.at) || continuesIdentifier(peek(cursor, 3)))
    return false
  const start = cursor.at
  cursor.at += 3
  skipLines(cursor)
  const named = startsIdentifier(peek(cursor))
  cursor.at = start
  return named
}

const LOWER_F = 102

/** `before` is what line breaks meant around the brackets. */
function readFor(cursor: Cursor, read: Read, start: number, close: number, before: Cursor['breaks']): ForNode {
  cursor.at += 'for'.length
  const names = readNames(cursor)
  const of = read(cursor)
  skipBlanks(cursor)
  expect(cursor, code.colon, '`:` of the loop')
  const first = read(cursor)
  skipBlanks(cursor)
  const keyed = close === code.closeBrace
  if (keyed && !(take(cursor, code.equals) && take(cursor, code.greater)))
    fail(cursor, `Expected \`=>\`, found ${found(cursor)}`)
  const value = keyed ? read(cursor) : first
  skipBlanks(cursor)
  const groups = takeDots(cursor)
  skipBlanks(cursor)
  const conditional = takeIdentifier(cursor)
  if (conditional !== '' && conditional !== 'if') fail(cursor, `Expected \`if\`, found \`${conditional}\``)
  const where = conditional === 'if' ? read(cursor) : undefined
  skipBlanks(cursor)
  expect(cursor, close, keyed ? '`}` of the loop' : '`]` of the loop')
  leave(cursor, before)
  const node = { kind: 'for', names, of, value, groups, start, end: cursor.at } as const
  return { ...node, ...(keyed ? { key: first } : {}), ...(where === undefined ? {} : { where }) }
}

function takeDots(cursor: Cursor): boolean {
  const dots = peek(cursor) === code.dot && cursor.text.startsWith('...', cursor.at)
  if (dots) cursor.at += 3
  return dots
}

function skipLines(cursor: Cursor): void {
  const before = cursor.breaks
  cursor.breaks = 'blank'
  skipBlanks(cursor)
  cursor.breaks = before
}
