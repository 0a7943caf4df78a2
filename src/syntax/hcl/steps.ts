import type { Expression, LiteralNode } from './ast.ts'
import { code, isDigit } from './characters.ts'
import { type Cursor, enter, expect, expectIdentifier, leave, peek, skipBlanks, take } from './cursor.ts'
import { skipDigits } from './numbers.ts'
import type { Read } from './templates.ts'

/** `.name`, `.0`, `.*`, `[key]` and `[*]` after an expression. */
export function readSteps(cursor: Cursor, read: Read, root: Expression): Expression {
  let of = root
  for (;;) {
    skipBlanks(cursor)
    const char = peek(cursor)
    if (char === code.dot && peek(cursor, 1) !== code.dot) of = readDotted(cursor, of)
    else if (char === code.openBracket) of = readBracketed(cursor, read, of)
    else return of
  }
}

function readDotted(cursor: Cursor, of: Expression): Expression {
  cursor.at++
  skipBlanks(cursor)
  const start = cursor.at
  if (take(cursor, code.star)) return { kind: 'splat', of, full: false, start: of.start, end: cursor.at }
  if (isDigit(peek(cursor))) {
    skipDigits(cursor)
    const key: LiteralNode = {
      kind: 'literal',
      value: Number(cursor.text.slice(start, cursor.at)),
      start,
      end: cursor.at,
    }
    return { kind: 'index', of, key, start: of.start, end: cursor.at }
  }
  const name = expectIdentifier(cursor)
  return { kind: 'get', of, name, start: of.start, end: cursor.at }
}

function readBracketed(cursor: Cursor, read: Read, of: Expression): Expression {
  const before = enter(cursor, 'blank')
  cursor.at++
  skipBlanks(cursor)
  if (take(cursor, code.star)) {
    skipBlanks(cursor)
    expect(cursor, code.closeBracket, '`]` of `[*`')
    leave(cursor, before)
    return { kind: 'splat', of, full: true, start: of.start, end: cursor.at }
  }
  const key = read(cursor)
  skipBlanks(cursor)
  expect(cursor, code.closeBracket, '`]` of the index')
  leave(cursor, before)
  return { kind: 'index', of, key, start: of.start, end: cursor.at }
}
