import { fail } from '../fault.ts'
import { floatOf, intOf } from '../literals.ts'
import { floatText } from '../print.ts'
import { type Text, textOf, type Writer, writer } from '../traced.ts'
import { bare, type GoMap, type Origin, type Value } from '../value.ts'
import { textual } from './format.ts'
import { structMap } from './json.ts'

/**
 * YAML as Go's `sigs.k8s.io/yaml` writes it, without the last line break: keys in natural order, lists as far left as
 * their key. Each key and scalar keeps where it was written.
 */
export function yamlText(value: Value): Text {
  const out = writer()
  node(out, value, 0, { left: 1_000_000, pretty: false }, false)
  return out.text()
}

/** As yaml.v3 writes it: lists stand in under their key, and a float64 is one. */
export function prettyYaml(value: Value): Text {
  const out = writer()
  node(out, value, 0, { left: 1_000_000, pretty: true }, false)
  return out.text()
}

interface Budget {
  left: number
  readonly pretty: boolean
}

/** Behind `- ` a collection begins on the same line. */
function node(out: Writer, given: Value, indent: number, budget: Budget, inline: boolean, depth = 0): unknown {
  if (depth > 200 || --budget.left < 0) fail('the value is too large for YAML')
  const value = bare(given)
  if (typeof value === 'object' && value !== null && value.is !== 'sized') {
    if (value.is === 'method') fail('json: unsupported type: func()')
    if (value.is === 'struct') return node(out, value.as ?? structMap(value.fields), indent, budget, inline, depth)
    if (value.is === 'map') return map(out, value, indent, budget, inline, depth)
    if (value.items.length === 0) return out.write('[]', value.origin)
    value.items.forEach((item, index) => {
      if (index > 0 || !inline) lineStart(out, indent, index === 0)
      out.write('- ', value.origin)
      node(out, item, indent + 2, budget, true, depth + 1)
    })
    return
  }
  return scalar(out, given, indent, budget.pretty)
}

function map(out: Writer, value: GoMap, indent: number, budget: Budget, inline: boolean, depth: number): void {
  const { entries, origin } = value
  if (entries.size === 0) {
    out.write('{}', origin)
    return
  }
  ;[...entries.keys()].sort(naturally).forEach((name, index) => {
    if (index > 0 || !inline) lineStart(out, indent, index === 0)
    const each = entries.get(name)
    const at = originOf(each)
    const key = keyText(name)
    out.write(key.length > 128 ? `? ${key}` : key, at && at.is === 'data' ? { ...at, key: true } : origin)
    if (key.length > 128) lineStart(out, indent, false)
    out.write(':')
    const plain = bare(each)
    if (typeof plain !== 'object' || plain === null || isFlat(plain)) {
      out.write(' ')
      node(out, each, indent + 2, budget, false, depth + 1)
    } else {
      const isList =
        plain.is === 'list' ||
        (plain.is === 'struct' && typeof plain.as === 'object' && plain.as !== null && plain.as.is === 'list')
      out.write('\n')
      node(out, each, isList && !budget.pretty ? indent : indent + 2, budget, false, depth + 1)
    }
  })
}

function isFlat(value: Exclude<Value, undefined | null | boolean | number | bigint | string>): boolean {
  if (value.is === 'map') return value.entries.size === 0
  if (value.is === 'list') return value.items.length === 0
  if (value.is !== 'struct') return true
  return typeof value.as === 'object' && value.as !== null ? isFlat(value.as) : value.as !== undefined
}

function lineStart(out: Writer, indent: number, first: boolean): void {
  if (!first) out.write('\n')
  if (indent > 0) out.write(' '.repeat(indent))
}

function originOf(value: Value): Origin | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return value.is === 'traced'
    ? value.marks[0]?.origin
    : value.is === 'map' || value.is === 'list'
      ? value.origin
      : undefined
}

function scalar(out: Writer, given: Value, indent: number, pretty: boolean): unknown {
  const value = bare(given)
  if (value === null || value === undefined) return out.write('null', originOf(given))
  if (typeof value !== 'string')
    return out.write(
      typeof value === 'number' ? (pretty ? floatText(value) : numberText(value)) : textOf(textual(value)),
      originOf(given),
    )
  const text = typeof given === 'string' ? value : (given as Text)
  const style = styleOf(value, false)
  if (style === 'plain') return out.write(text)
  const origin = originOf(given)
  if (style === 'single') return out.write(`'${value.replaceAll("'", "''")}'`, origin)
  if (style === 'double') return out.write(doubled(value), origin)
  literal(out, value, indent, origin)
}

function literal(out: Writer, value: string, indent: number, origin: Origin | undefined): void {
  const inner = ' '.repeat(indent === 0 ? 2 : indent)
  const hint = value.startsWith(' ') || value.startsWith('\n') ? '2' : ''
  const chomp = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : ''
  const lines = (value.endsWith('\n') ? value.slice(0, -1) : value).split('\n')
  out.write(`|${hint}${chomp}\n${lines.map((line) => (line === '' ? '' : inner + line)).join('\n')}`, origin)
}

/** JSON comes in between: what is whole there is an int. */
function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : floatText(value)
}

function keyText(name: string): string {
  const style = styleOf(name, true)
  return style === 'plain' ? name : style === 'single' ? `'${name.replaceAll("'", "''")}'` : doubled(name)
}

type Style = 'plain' | 'single' | 'double' | 'literal'

/** As yaml.v2 chooses. */
function styleOf(text: string, key: boolean): Style {
  if (text === '') return 'double'
  const breaks = text.includes('\n')
  const odd =
    /[^\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\ufeff|[\x85\u2028\u2029]/u.test(text) ||
    text.includes('\r')
  const spaceBreak = / \n/.test(text)
  const breakSpace = /\n /.test(text)
  const edges = /^[ \n]|[ \n]$/.test(text)
  const wanted: Style = breaks ? 'literal' : isString(text) ? 'plain' : 'double'
  if (wanted === 'literal') return key || odd || spaceBreak || text.endsWith(' ') ? 'double' : 'literal'
  if (wanted === 'double') return 'double'
  if (!odd && !edges && !indicates(text)) return 'plain'
  return odd || spaceBreak || breakSpace ? 'double' : 'single'
}

function indicates(text: string): boolean {
  return /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$))|:(?:[ \t]|$)|[ \t]#/.test(text)
}

const words = new Set(
  [
    'y',
    'Y',
    'yes',
    'Yes',
    'YES',
    'on',
    'On',
    'ON',
    'n',
    'N',
    'no',
    'No',
    'NO',
    'off',
    'Off',
    'OFF',
    'true',
    'True',
    'TRUE',
  ].concat(
    [
      'false',
      'False',
      'FALSE',
      '~',
      'null',
      'Null',
      'NULL',
      '.nan',
      '.NaN',
      '.NAN',
      '.inf',
      '.Inf',
      '.INF',
      '+.inf',
      '+.Inf',
    ],
    ['+.INF', '-.inf', '-.Inf', '-.INF', '<<', ''],
  ),
)

/** Whether YAML 1.1 would read the text, unquoted, as text. */
export function isString(text: string): boolean {
  if (words.has(text)) return false
  const first = text[0] ?? ''
  if (first === '.') return floatOf(text) === undefined
  if (!/[-+0-9]/.test(first)) return true
  if (/^[0-9]{4}-/.test(text) && isDate(text)) return false
  const plain = text.replaceAll('_', '')
  if (intOf(plain) !== undefined || /^[0-9]{19,20}$/.test(plain)) return false
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) return false
  return !/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text)
}

function isDate(text: string): boolean {
  const form =
    /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2}))|(?: ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\.[0-9]+)?))?$/.exec(
      text,
    )
  if (!form) return false
  const [month, day] = [Number(form[2]), Number(form[3])]
  const [hour, minute, second] = [form[4] ?? form[7] ?? 0, form[5] ?? form[8] ?? 0, form[6] ?? form[9] ?? 0].map(
    Number,
  ) as [number, number, number]
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60
}

function doubled(text: string): string {
  const inner = text.replace(/["\\\p{Cc}\u2028\u2029\ufeff]/gu, (char) => escapes[char] ?? hex(char))
  return `"${inner}"`
}

function hex(char: string): string {
  const code = char.charCodeAt(0)
  return code < 256
    ? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`
    : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`
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

/** yaml.v2's order: letters behind the rest, digits by their number. */
export function naturally(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [x, y] = [a[at] as string, b[at] as string]
    if (x === y) continue
    const [xl, yl] = [isLetter(x), isLetter(y)]
    if (xl && yl) return (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0)
    if (xl || yl) return yl ? -1 : 1
    let lead = ''
    if (x === '0' || y === '0')
      for (let j = at - 1; j >= 0 && isDigit(a[j] as string); j--) if (a[j] !== '0') lead = '1'
    const [xn, yn] = [lead + digitsFrom(a, at), lead + digitsFrom(b, at)]
    const [xv, yv] = [BigInt(xn || '0'), BigInt(yn || '0')]
    if (xv !== yv) return xv < yv ? -1 : 1
    if (xn.length !== yn.length) return xn.length - yn.length
    return (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0)
  }
  return a.length - b.length
}

function digitsFrom(chars: readonly string[], start: number): string {
  let end = start
  while (end < chars.length && end - start < 18 && isDigit(chars[end] as string)) end++
  return chars.slice(start, end).join('')
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9'
}

function isLetter(char: string): boolean {
  return char < '\x80' ? /[A-Za-z]/.test(char) : /\p{L}/u.test(char)
}
