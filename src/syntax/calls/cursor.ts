import type { Placed } from '../placed.ts'
import type { Dialect } from './strings.ts'
import type { Token } from './tokens.ts'

/** A place among tokens. */
export interface Cursor {
  readonly text: string
  readonly dialect: Dialect
  at: number
  /** Where the last token that was taken ends. */
  end: number
  peek(ahead?: number): Token | undefined
  next(): Token | undefined
  /** The call of a word that was taken. */
  call(name: Token, depth: number): Placed
}

export function cursorOn(
  text: string,
  tokens: readonly Token[],
  dialect: Dialect,
  call: (cursor: Cursor, name: Token, depth: number) => Placed,
): Cursor {
  const cursor: Cursor = {
    text,
    dialect,
    at: 0,
    end: 0,
    call: (name, depth) => call(cursor, name, depth),
    peek: (ahead = 0) => tokens[cursor.at + ahead],
    next() {
      const token = tokens[cursor.at]
      if (!token) return undefined
      cursor.at++
      if (token.is !== 'line') cursor.end = token.end
      return token
    },
  }
  return cursor
}

export function isClosing(token: Token, { ends }: Dialect): boolean {
  return (token.is === 'mark' && /^[)\]}]$/.test(token.text)) || (ends && token.is === 'word' && token.text === 'end')
}

/** One token, or everything up to the bracket that closes the one that stands here. */
export function skipBalanced(cursor: Cursor): void {
  let depth = 0
  do {
    const token = cursor.next()
    if (!token) return
    if (token.is !== 'mark') continue
    if (/^[([{]$/.test(token.text)) depth++
    else if (/^[)\]}]$/.test(token.text)) depth--
  } while (depth > 0)
}

export function skipLines(cursor: Cursor): void {
  while (cursor.peek()?.is === 'line') cursor.next()
}
