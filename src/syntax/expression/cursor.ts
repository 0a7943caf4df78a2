import type { Flaw } from './ast.ts'
import type { Token } from './tokens.ts'

const deepest = 50

/** Where a parser stands among the tokens, and the first thing that it found wrong. */
export interface Cursor {
  readonly text: string
  readonly tokens: readonly Token[]
  at: number
  depth: number
  flaw: Flaw | undefined
}

export function peek(cursor: Cursor): Token {
  return cursor.tokens[Math.min(cursor.at, cursor.tokens.length - 1)] as Token
}

export function isMark(cursor: Cursor, text: string): boolean {
  const token = peek(cursor)
  return token.is === 'mark' && token.text === text
}

export function takes(cursor: Cursor, text: string): boolean {
  if (!isMark(cursor, text)) return false
  cursor.at++
  return true
}

/** The end of the mark. */
export function expect(cursor: Cursor, text: string): number | undefined {
  const { end } = peek(cursor).span
  if (takes(cursor, text)) return end
  unexpected(cursor)
  return undefined
}

export function descends(cursor: Cursor): boolean {
  cursor.depth++
  if (cursor.depth > deepest)
    fail(cursor, { message: `An expression nests at most ${deepest} levels deep`, span: peek(cursor).span })
  return cursor.depth <= deepest
}

export function unexpected(cursor: Cursor): undefined {
  const { is, text, span } = peek(cursor)
  return fail(cursor, {
    message: is === 'end' ? 'The expression ends too early' : `\`${text}\` is not expected here`,
    span,
  })
}

export function fail(cursor: Cursor, flaw: Flaw): undefined {
  cursor.flaw ??= flaw
  return undefined
}
