import type { Span } from '../../model/source.ts'
import { type Cursor, fail, found, skipBlanks, take } from './cursor.ts'
import { string } from './strings.ts'

export interface KeyPart {
  readonly name: string
  readonly span: Span
}

/** A key with its dots; the cursor stands behind it and the blanks after it. */
export function keyOf(cursor: Cursor): KeyPart[] {
  const parts: KeyPart[] = []
  do {
    skipBlanks(cursor)
    const start = cursor.at
    const name = partOf(cursor)
    parts.push({ name, span: { start, end: cursor.at } })
    skipBlanks(cursor)
  } while (take(cursor, '.'))
  return parts
}

function partOf(cursor: Cursor): string {
  const first = cursor.text[cursor.at]
  if (first === '"' || first === "'") return string(cursor, false)
  const start = cursor.at
  while (/[\w-]/.test(cursor.text[cursor.at] ?? '')) cursor.at++
  return cursor.at > start
    ? cursor.text.slice(start, cursor.at)
    : fail(cursor, `a key should stand before ${found(cursor)}`)
}
