import { floatText } from '../print.ts'
import { joined, sliced, type Text, textOf } from '../traced.ts'
import type { Origin, Traced } from '../value.ts'
import { styleOf } from './yaml-strings.ts'

/** Where a scalar is written: its lines stand in by `indent`, its first one begins at `column`. */
export interface Spot {
  readonly indent: number
  readonly column: number
}

/** yaml.v2 breaks lines at the first single blank behind this column. */
const widest = 80

/** Text as yaml.v2 writes it; what is left as it is keeps its past. */
export function stringText(text: Text, origin: Origin | undefined, spot: Spot): Text {
  const value = textOf(text)
  const style = styleOf(value, false)
  if (style === 'plain') return folded(text, value, spot, false)
  const made =
    style === 'single'
      ? `'${textOf(folded(value, value, { ...spot, column: spot.column + 1 }, true)).replaceAll("'", "''")}'`
      : style === 'double'
        ? doubled(value, spot)
        : literal(value, spot)
  if (!origin) return made
  return { is: 'traced', value: made, marks: [{ at: 0, from: 0, origin, by: undefined }] } satisfies Traced
}

/** Such a key stands behind a question mark, and its value on the next line. */
export function isLongKey(name: string): boolean {
  return /[\n\r\u0085\u2028\u2029]/.test(name) || Buffer.byteLength(name) > 128
}

/** Any other stands on one line. */
export function keyText(name: string): string {
  const style = styleOf(name, true)
  if (style === 'plain') return name
  return style === 'single' ? `'${name.replaceAll("'", "''")}'` : doubled(name)
}

/** JSON comes in between: what is whole there is an int. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : floatText(value)
}

function folded(text: Text, value: string, { indent, column }: Spot, quoted: boolean): Text {
  if (column + value.length <= widest) return text
  const parts: Text[] = []
  let [at, start, before] = [column, 0, '']
  for (let index = 0; index < value.length; index++) {
    const char = value[index] as string
    const inside = !quoted || (index > 0 && index < value.length - 1)
    if (char === ' ' && before !== ' ' && at > widest && inside && value[index + 1] !== ' ') {
      parts.push(sliced(text, start, index), `\n${' '.repeat(indent)}`)
      start = index + 1
      at = indent
    } else at += quoted && char === "'" ? 2 : 1
    before = char
  }
  return parts.length === 0 ? text : joined([...parts, sliced(text, start, value.length)])
}

function literal(value: string, { indent }: Spot): string {
  const inner = ' '.repeat(indent)
  const hint = value.startsWith(' ') || value.startsWith('\n') ? '2' : ''
  const chomp = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : ''
  const lines = (value.endsWith('\n') ? value.slice(0, -1) : value).split('\n')
  return `|${hint}${chomp}\n${lines.map((line) => (line === '' ? '' : inner + line)).join('\n')}`
}

const special = /["\\\p{Cc}\u2028\u2029\ufeff]|[^\0-\uffff]/u

function doubled(value: string, spot?: Spot): string {
  let out = '"'
  let at = (spot?.column ?? Number.NEGATIVE_INFINITY) + 1
  let before = ''
  for (let index = 0; index < value.length; index++) {
    const char = String.fromCodePoint(value.codePointAt(index) ?? 0)
    if (spot && char === ' ' && before !== ' ' && at > widest && index > 0 && index < value.length - 1) {
      out += `\n${' '.repeat(spot.indent)}${value[index + 1] === ' ' ? '\\' : ''}`
      at = spot.indent
    } else {
      const written = special.test(char) ? (escapes[char] ?? hex(char)) : char
      out += written
      at += written.length
      index += char.length - 1
    }
    before = char
  }
  return `${out}"`
}

function hex(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return code.length <= 2
    ? `\\x${code.padStart(2, '0')}`
    : code.length <= 4
      ? `\\u${code.padStart(4, '0')}`
      : `\\U${code.padStart(8, '0')}`
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '\x85': '\\N',
  '\xa0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
  '\ufeff': '\\uFEFF',
}
