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
  if ((peek(cursor) | 32) === LOWER_E) {
    const sign = peek(cursor, 1)
    const signed = sign === code.plus || sign === code.minus ? 2 : 1
    if (isDigit(peek(cursor, signed))) {
      cursor.at += signed
      skipDigits(cursor)
    }
  }
  return { kind: 'literal', value: Number(cursor.text.slice(start, cursor.at)), start, end: cursor.at }
}

const LOWER_E = 101

export function skipDigits(cursor: Cursor): void {
  while (isDigit(peek(cursor))) cursor.at++
}
