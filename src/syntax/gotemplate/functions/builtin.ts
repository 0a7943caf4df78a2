import { equal, less } from '../compare.ts'
import { fail } from '../fault.ts'
import { type Func, many, of, tracing } from '../function.ts'
import { printed } from '../print.ts'
import { isText, joined, type Text, textOf } from '../traced.ts'
import { asList, asMap, bare, isTrue, type Method, typeOf, type Value } from '../value.ts'
import { byteLength, wellFormed } from './bytes.ts'
import { formatted } from './format.ts'

/** What Go's text/template brings along; `and` and `or` are the evaluator's. */
export const builtin: Readonly<Record<string, Func>> = {
  not: of(['any'], (value) => !isTrue(value)),
  eq: many(['any'], 'any', (first, ...others) => {
    if (others.length === 0) fail('missing argument for comparison')
    return others.some((other) => equal(first, other))
  }),
  ne: of(['any', 'any'], (a, b) => !equal(a, b)),
  lt: of(['any', 'any'], less),
  le: of(['any', 'any'], (a, b) => less(a, b) || equal(a, b)),
  gt: of(['any', 'any'], (a, b) => !(less(a, b) || equal(a, b))),
  ge: of(['any', 'any'], (a, b) => !less(a, b)),
  len: of(['any'], (value) => BigInt(length(value))),
  index: tracing(
    many(['any'], 'any', (item, ...steps) =>
      bare(item) === null || bare(item) === undefined
        ? fail('index of untyped nil')
        : steps.reduce<Value>(indexed, item),
    ),
  ),
  print: tracing(many([], 'any', (...values) => concatenated(values, (a, b) => !isText(a) && !isText(b)))),
  println: tracing(many([], 'any', (...values) => joined([concatenated(values, () => true), '\n']))),
  printf: tracing(many(['string'], 'any', (form, ...values) => formatted(form, values))),
  html: many([], 'any', (...values) => textOf(argued(values)).replace(/[\0"'&<>]/g, (char) => html[char] ?? char)),
  js: many([], 'any', (...values) => textOf(argued(values)).replace(/[\\'"<>&=\p{C}]/gu, scripted)),
  urlquery: many([], 'any', (...values) => queryEscaped(textOf(argued(values)))),
  call: many(['any'], 'any', (given, ...args) => {
    const method = bare(given)
    if (typeof method !== 'object' || method === null || method.is !== 'method')
      return fail(`non-function of type ${typeOf(given)}`)
    return (method as Method).run(args)
  }),
}

function length(given: Value): number {
  const value = bare(given)
  if (typeof value === 'string') return byteLength(value)
  const list = asList(value)
  if (list) return list.items.length
  const map = asMap(value)
  if (map) return map.entries.size
  if (value === null || value === undefined) return fail('len of nil pointer')
  return fail(`len of type ${typeOf(value)}`)
}

function indexed(item: Value, step: Value): Value {
  const key = bare(step)
  const list = asList(item)
  const value = bare(item)
  if (value === null || value === undefined) return fail('index of untyped nil')
  if (list || typeof value === 'string') {
    const at =
      typeof key === 'bigint'
        ? key
        : typeof key === 'object' && key !== null && key.is === 'sized'
          ? key.value
          : undefined
    if (at === undefined)
      return fail(`cannot index slice/array with ${key === null || key === undefined ? 'nil' : `type ${typeOf(key)}`}`)
    const bytes = list ? undefined : Buffer.from(String(value))
    if (list?.lacking !== undefined && at >= BigInt(list.items.length)) return list.lacking
    if (at < 0n || at >= BigInt(list ? list.items.length : (bytes?.length ?? 0))) fail(`index out of range: ${at}`)
    return list ? (list.items[Number(at)] ?? null) : BigInt(bytes?.[Number(at)] ?? 0)
  }
  const map = asMap(item)
  if (!map) return fail(`can't index item of type ${typeOf(item)}`)
  if (typeof key !== 'string')
    return fail(
      key === null || key === undefined
        ? 'value is nil; should be of type string'
        : `value has type ${typeOf(key)}; should be string`,
    )
  return map.entries.get(key) ?? map.lacking ?? null
}

/** Go puts a space between two values where neither is text, or everywhere. */
function concatenated(
  values: readonly Value[],
  spaced: (a: Value, b: Value) => boolean = (a, b) => !isText(a) && !isText(b),
): Text {
  const parts: Text[] = []
  values.forEach((value, index) => {
    if (index > 0 && spaced(values[index - 1], value)) parts.push(' ')
    parts.push(isText(value) ? value : printed(value ?? null))
  })
  return parts.length === 0 ? '' : joined(parts)
}

/** For these, nil is what is missing. */
function argued(values: readonly Value[]): Text {
  return concatenated(values.map((value) => (bare(value) === null || bare(value) === undefined ? '<no value>' : value)))
}

const html: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
}

function scripted(char: string): string {
  if (char === '\\' || char === "'" || char === '"') return `\\${char}`
  if ('<>&='.includes(char) || char < ' ') return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  return `\\u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** As `url.QueryEscape`. */
function queryEscaped(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
