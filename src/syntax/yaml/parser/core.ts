import { colon, dash, dot, nine, plus, zero } from './characters.ts'

/**
 * What plain text stands for: the core schema of YAML 1.2, but for `0644`, which is octal, as it is to Kubernetes. `yes` and
 * `on` are text, dates too. Integers beyond 2^53 are rounded.
 */
export function meaning(text: string, start: number, end: number): unknown {
  const length = end - start
  const code = text.charCodeAt(start)
  if (code < colon) {
    if (code <= nine && code >= plus && (code >= zero || code === dash || code === dot || code === plus))
      return number(text, start, end)
    return text.slice(start, end)
  }
  const word = text.slice(start, end)
  if (length > 5 || (length < 4 && length !== 1)) return word
  const known = words.get(word)
  return known === undefined ? word : known
}

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['~', null],
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

const octal = /^(?:[-+]?0|-?0o)[0-7]+$/
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const hexadecimal = /^0x[\da-fA-F]+$/
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/
const none = /^\.(?:nan|NaN|NAN)$/

function number(text: string, start: number, end: number): unknown {
  const negative = text.charCodeAt(start) === dash
  let at = negative ? start + 1 : start
  // Up to fifteen digits without a leading zero need no second look.
  if (end - at <= 15 && (text.charCodeAt(at) !== zero || end - at === 1)) {
    let value = 0
    for (; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code < zero || code > nine) break
      value = value * 10 + code - zero
    }
    if (at === end && at > start + (negative ? 1 : 0)) return negative ? -value : value
  }
  const word = text.slice(start, end)
  if (octal.test(word)) return Number.parseInt(word.replace('o', ''), 8)
  if (decimal.test(word) || hexadecimal.test(word)) return Number(word)
  if (infinite.test(word)) return negative ? -Infinity : Infinity
  return none.test(word) ? Number.NaN : word
}
