import { type Cursor, fail } from './cursor.ts'

const escapes: { readonly [char: string]: string } = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }
const HEX = /^[0-9a-fA-F]+$/

export function readEscape(cursor: Cursor): string {
  const start = cursor.at
  const char = cursor.text.charAt(start + 1)
  const simple = Object.hasOwn(escapes, char) ? escapes[char] : undefined
  const digits = simple === undefined ? { u: 4, U: 8 }[char] : 0
  if (digits === undefined)
    fail(cursor, `\`\\${char}\` is no escape`, { start, end: Math.min(start + 2, cursor.text.length) })
  cursor.at += 2 + digits
  if (simple !== undefined) return simple
  const hex = cursor.text.slice(start + 2, cursor.at)
  const point = hex.length === digits && HEX.test(hex) ? Number.parseInt(hex, 16) : -1
  if (point >= 0 && point <= 0x10ffff) return String.fromCodePoint(point)
  cursor.at = start
  fail(cursor, `\`\\${char}\` needs ${digits} hexadecimal digits of a character`)
}
