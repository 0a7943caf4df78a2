import { fail } from '../fault.ts'
import { type Func, of, tracing } from '../function.ts'
import { plainDigits } from '../print.ts'
import { asList, asMap, bare, type GoMap, listOf, mapOf, sortedKeys, type Value } from '../value.ts'
import { wellFormed } from './bytes.ts'

const pretty = of(['any'], (value) => jsonText(value, { html: true, indent: '  ' }))
const raw = of(['any'], (value) => jsonText(value, { html: false }))
const plain = of(['any'], (value) => jsonText(value, { html: true }))

/** Of JSON, sprig's; Helm's own go before them. */
export const json: Readonly<Record<string, Func>> = {
  toJson: plain,
  mustToJson: plain,
  toPrettyJson: pretty,
  mustToPrettyJson: pretty,
  toRawJson: raw,
  mustToRawJson: raw,
  mustFromJson: tracing(
    of(['string'], (text) => {
      const read = jsonValue(text)
      return 'fault' in read ? fail(read.fault) : read.value
    }),
  ),
  fromJson: tracing(
    of(['string'], (text) => {
      const read = jsonValue(text)
      return 'fault' in read
        ? mapOf([['Error', read.fault]])
        : (asMap(read.value) ??
            mapOf([['Error', `json: cannot unmarshal into Go value of type map[string]interface {}`]]))
    }),
  ),
  fromJsonArray: tracing(
    of(['string'], (text) => {
      const read = jsonValue(text)
      return 'fault' in read
        ? listOf([read.fault])
        : (asList(read.value) ?? listOf(['json: cannot unmarshal into Go value of type []interface {}']))
    }),
  ),
}

function jsonText(value: Value, style: { readonly html: boolean; readonly indent?: string }): string {
  const budget = { left: 1_000_000 }
  const write = (given: Value, depth: number): string => {
    if (depth > 200 || --budget.left < 0) fail('the value is too large for JSON')
    const value = bare(given)
    if (value === null || value === undefined) return 'null'
    if (typeof value === 'string') return jsonString(value, style.html)
    if (typeof value === 'number') return jsonNumber(value)
    if (typeof value !== 'object') return String(value)
    if (value.is === 'sized') return String(value.value)
    if (value.is === 'method') return fail('json: unsupported type: func()')
    if (value.is === 'struct') return write(value.as ?? structMap(value.fields), depth)
    const [line, end] =
      style.indent === undefined ? ['', ''] : [`\n${style.indent.repeat(depth + 1)}`, `\n${style.indent.repeat(depth)}`]
    if (value.is === 'list') {
      if (value.items.length === 0) return '[]'
      return `[${value.items.map((item) => line + write(item, depth + 1)).join(',')}${end}]`
    }
    if (value.entries.size === 0) return '{}'
    const colon = style.indent === undefined ? ':' : ': '
    const pairs = sortedKeys(value).map(
      (name) => `${line}${jsonString(name, style.html)}${colon}${write(value.entries.get(name), depth + 1)}`,
    )
    return `{${pairs.join(',')}${end}}`
  }
  return write(value, 0)
}

/** The fields of a struct under the names that its JSON has. */
export function structMap(fields: ReadonlyMap<string, Value>): GoMap {
  return mapOf([...fields].map(([name, value]) => [`${(name[0] ?? '').toLowerCase()}${name.slice(1)}`, value] as const))
}

function jsonNumber(value: number): string {
  if (!Number.isFinite(value)) return fail('json: unsupported value')
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-6 || size >= 1e21))
    return value
      .toExponential()
      .replace(/e\+(\d)$/, 'e+0$1')
      .replace(/e-0(\d)/, 'e-$1')
  return Object.is(value, -0) ? '-0' : plainDigits(value)
}

function jsonString(text: string, html: boolean): string {
  const quoted = JSON.stringify(wellFormed(text)).replace(/[\u2028\u2029\u007f]/g, (char) =>
    char === '\u007f' ? char : `\\u${char.charCodeAt(0).toString(16)}`,
  )
  return html ? quoted.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`) : quoted
}

/** JSON as values; numbers are float64 as Go reads them. */
export function jsonValue(text: string): { readonly value: Value } | { readonly fault: string } {
  try {
    return { value: lifted(JSON.parse(text) as unknown, 0) }
  } catch (error) {
    return {
      fault:
        error instanceof SyntaxError ? `invalid JSON: ${error.message.slice(0, 200)}` : 'the JSON nests too deeply',
    }
  }
}

/** Plain data as values. */
export function lifted(data: unknown, depth: number): Value {
  if (depth > 200) fail('the value nests too deeply')
  if (Array.isArray(data)) return listOf(data.map((item) => lifted(item, depth + 1)))
  if (typeof data === 'object' && data !== null)
    return mapOf(Object.entries(data).map(([name, each]) => [name, lifted(each, depth + 1)] as const))
  if (typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') return data
  return null
}
