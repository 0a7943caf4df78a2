import { escaped, joined, type Text } from '../traced.ts'

/** As `strconv.Quote`; stand-ins for what is not known stay as they are. */
export function quoted(text: Text): Text {
  return joined(['"', escaped(text, special, escapeOf), '"'])
}

const special = /["\\]|[^\P{C}\ue000\ue001]|[^\P{Z} ]/u

function escapeOf(char: string): string {
  const single = singles[char]
  if (single !== undefined) return single
  const code = char.codePointAt(0) ?? 0
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`
}

const singles: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}
