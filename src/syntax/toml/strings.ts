import { type Cursor, fail, report } from './cursor.ts'

/** The text in the quotes at the cursor, which stands behind them then. Keys have no strings of several lines. */
export function string(cursor: Cursor, lines = true): string {
  const quote = cursor.text[cursor.at] ?? ''
  if (lines && cursor.text.startsWith(quote.repeat(3), cursor.at)) return ofLines(cursor, quote)
  const start = ++cursor.at
  for (;;) {
    const char = cursor.text[cursor.at]
    if (char === quote) break
    if (char === undefined || char === '\n') return fail(cursor, 'the quote is not closed on its line', start - 1)
    cursor.at += char === '\\' && quote === '"' ? 2 : 1
  }
  const raw = cursor.text.slice(start, cursor.at++)
  return quote === '"' && raw.includes('\\') ? unescaped(cursor, raw, start) : raw
}

/** A line break right behind the opening quotes is none of the text. */
function ofLines(cursor: Cursor, quote: string): string {
  const open = cursor.at
  cursor.at += 3
  if (cursor.text.startsWith('\r\n', cursor.at)) cursor.at += 2
  else if (cursor.text[cursor.at] === '\n') cursor.at++
  const start = cursor.at
  for (;;) {
    const char = cursor.text[cursor.at]
    if (char === undefined) return fail(cursor, 'the quotes are never closed', open, open + 3)
    if (char === quote && cursor.text.startsWith(quote.repeat(3), cursor.at)) break
    cursor.at += char === '\\' && quote === '"' ? 2 : 1
  }
  // Up to two quotes may stand before the closing ones.
  for (let more = 0; more < 2 && cursor.text[cursor.at + 3] === quote; more++) cursor.at++
  const raw = cursor.text.slice(start, cursor.at)
  cursor.at += 3
  return quote === '"' && raw.includes('\\') ? unescaped(cursor, raw, start) : raw
}

const letters: { readonly [letter: string]: string } = {
  ...{ b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b', '"': '"', '\\': '\\' },
}
const digits: { readonly [letter: string]: number } = { x: 2, u: 4, U: 8 }

function unescaped(cursor: Cursor, raw: string, start: number): string {
  let out = ''
  let from = 0
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', from)) {
    out += raw.slice(from, at)
    const letter = raw[at + 1] ?? ''
    const simple = letters[letter]
    const length = digits[letter]
    from = at + 2
    if (simple !== undefined) out += simple
    else if (length !== undefined) {
      const hex = raw.slice(from, from + length)
      const point = /^[0-9a-f]+$/i.test(hex) && hex.length === length ? Number.parseInt(hex, 16) : Infinity
      if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
        report(cursor, 'no such character', start + at, start + from + length)
      else out += String.fromCodePoint(point)
      from += length
    } else {
      // A backslash before a line break takes all blanks and line breaks behind it along.
      const end = gapEnd(raw, at + 1)
      if (raw.slice(at + 1, end).includes('\n')) from = end
      else report(cursor, `there is no escape \`\\${letter}\``, start + at, start + from)
    }
  }
  return out + raw.slice(from)
}

function gapEnd(raw: string, from: number): number {
  let at = from
  while (' \t\r\n'.includes(raw[at] ?? '.')) at++
  return at
}
