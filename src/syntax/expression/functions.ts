import { isMap } from '../../model/shape.ts'
import { areEqual, isPrimitive, textOf, upper } from './coerce.ts'

/** What a function gives for values that are all known, or why it fails. */
export type Result = { readonly value: unknown } | { readonly fails: string }

/** By name in lower case. `case` and those that ask the runner are not values alone, so they are not here. */
export const functions: { readonly [name: string]: (...values: readonly unknown[]) => Result } = {
  contains: (where, what) => ({ value: contains(where, what) }),
  startswith: (where, what) => ({ value: both(where, what) && upper(textOf(where)).startsWith(upper(textOf(what))) }),
  endswith: (where, what) => ({ value: both(where, what) && upper(textOf(where)).endsWith(upper(textOf(what))) }),
  format: (pattern, ...values) => format(textOf(pattern), values),
  join: (list, separator = ',') => join(list, isPrimitive(separator) ? textOf(separator) : ','),
  tojson: (value) => toJson(value),
  fromjson: (text) => fromJson(textOf(text)),
}

/** Texts that grow beyond this are no longer worked out. */
export const longestText = 1_000_000

export function bounded(text: string): Result {
  return text.length > longestText ? { fails: 'it gives more text than is read' } : { value: text }
}

function both(one: unknown, other: unknown): boolean {
  return isPrimitive(one) && isPrimitive(other)
}

function contains(where: unknown, what: unknown): boolean {
  if (Array.isArray(where)) return where.some((each) => areEqual(what, each))
  return both(where, what) && textOf(where).toLowerCase().includes(textOf(what).toLowerCase())
}

function join(list: unknown, separator: string): Result {
  if (isPrimitive(list)) return { value: textOf(list) }
  if (!Array.isArray(list)) return { value: '' }
  const texts = list.map(textOf)
  const length = texts.reduce((sum, { length }) => sum + length + separator.length, 0)
  return length > longestText ? bounded(' '.repeat(longestText + 1)) : bounded(texts.join(separator))
}

function toJson(value: unknown): Result {
  try {
    return bounded(JSON.stringify(value ?? null, null, '  '))
  } catch {
    return { fails: '`toJSON` is given what nests too deeply' }
  }
}

function fromJson(text: string): Result {
  if (text.trim() === '') return { fails: '`fromJSON` is given nothing' }
  try {
    return { value: JSON.parse(text, once) }
  } catch {
    return { fails: '`fromJSON` is given what is no JSON' }
  }
}

/** Names are compared without regard to case: of two alike the first stays. */
function once(_: string, value: unknown): unknown {
  if (!isMap(value)) return value
  const seen = new Set<string>()
  for (const name of Object.keys(value)) {
    if (seen.has(name.toLowerCase())) delete (value as { [name: string]: unknown })[name]
    seen.add(name.toLowerCase())
  }
  return value
}

function format(pattern: string, values: readonly unknown[]): Result {
  const wrong = { fails: `\`format\` is given a wrong pattern: ${pattern.slice(0, 100)}` }
  let text = ''
  for (let at = 0; at < pattern.length; ) {
    const brace = pattern.slice(at).search(/[{}]/)
    if (brace < 0) return bounded(text + pattern.slice(at))
    text += pattern.slice(at, at + brace)
    at += brace
    if (pattern[at + 1] === pattern[at]) {
      text += pattern[at]
      at += 2
      continue
    }
    // What stands between the digits and the brace is dropped, as GitHub drops it.
    const close = pattern.indexOf('}', at)
    const digits = /^\{(\d+)/.exec(pattern.slice(at, at + 12))?.[1]
    if (digits === undefined || close < 0) return wrong
    const index = Number(digits)
    if (index >= values.length) return { fails: `\`format\` is given no value for \`{${index}}\`` }
    text += textOf(values[index])
    if (text.length > longestText) return bounded(text)
    at = close + 1
  }
  return { value: text }
}
