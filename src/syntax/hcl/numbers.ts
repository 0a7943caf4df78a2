import type { LiteralNode } from './ast.ts'
import { code, isDigit } from './characters.ts'
import { type Cursor, peek } from './cursor.ts'

export function readNumber(cursor: Cursor): LiteralNode {
  const start = cursor.at
  skipDigits(cursor)
  if (peek(cursor) === code.dot && isDigit(peek(cursor, 1))) {
    cursor.at++
    skipDigits(cursor)
  }
  const exponent = /[eE][+-]?\d/y
  exponent.lastIndex = cursor.at
  if (exponent.test(cursor.text)) {
    cursor.at = exponent.lastIndex
    skipDigits(cursor)
  }
  return { kind: 'literal', value: Number(cursor.text.slice(start, cursor.at)), start, end: cursor.at }
}

export function skipDigits(cursor: Cursor): void {
  while (isDigit(peek(cursor))) cursor.at++
}
