import type { Comment, Span } from '../../model/source.ts'
import type { Define } from './ast.ts'
import type { Token, TokenKind } from './lexer.ts'

/** Blocks in blocks, and parentheses in parentheses. */
export const deepest = 200

/** Where the parser stands. */
export interface Cursor {
  readonly text: string
  readonly tokens: readonly Token[]
  at: number
  depth: number
  /** Variables that are declared here, innermost last. */
  variables: string[]
  readonly defines: Define[]
  readonly comments: Comment[]
}

interface Flaw {
  readonly flaw: true
  readonly message: string
  readonly span: Span
}

export function flaw(message: string, { start, end }: Span): Flaw {
  return { flaw: true, message, span: { start, end } }
}

export function isFlaw(error: unknown): error is Flaw {
  return typeof error === 'object' && error !== null && 'flaw' in error
}

export function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.at] ?? { kind: 'end', start: cursor.text.length, end: cursor.text.length }
}

export function take(cursor: Cursor): Token {
  const token = peek(cursor)
  cursor.at++
  return token
}

export function skipSpace(cursor: Cursor): Token {
  while (peek(cursor).kind === 'space') cursor.at++
  return peek(cursor)
}

export function wordOf({ text }: Cursor, { start, end }: Span): string {
  return text.slice(start, end)
}

export function expect(cursor: Cursor, kind: TokenKind, where: string): Token {
  const token = skipSpace(cursor)
  if (token.kind !== kind) throw flaw(`unexpected ${described(cursor, token)} in ${where}`, token)
  return take(cursor)
}

export function described(cursor: Cursor, token: Token): string {
  if (token.kind === 'end') return 'end of text'
  return token.kind === 'close' ? '"}}"' : `"${wordOf(cursor, token).slice(0, 40)}"`
}
