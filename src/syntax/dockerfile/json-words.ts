/** A string of a JSON array and where it stands, quotes included. */
export interface JsonWord {
  readonly text: string
  readonly from: number
  readonly to: number
}

/**
 * The strings of `["a", "b"]`. `meant` where the text looks like such an array and is none:
 * a builder hands it to a shell as it stands.
 */
export function jsonWords(text: string, from: number, to: number): readonly JsonWord[] | 'meant' | undefined {
  let at = skip(text, from, to)
  if (text.charAt(at) !== '[' || at >= to) return undefined
  const words: JsonWord[] = []
  at = skip(text, at + 1, to)
  const first = text.charAt(at)
  if (at < to && first === ']') return skip(text, at + 1, to) >= to ? words : undefined
  while (at < to) {
    const end = stringEnd(text, at, to)
    const word = end === undefined ? undefined : stringOf(text.slice(at, end))
    if (end === undefined || word === undefined) break
    words.push({ text: word, from: at, to: end })
    at = skip(text, end, to)
    if (at >= to) break
    const mark = text.charAt(at)
    at = skip(text, at + 1, to)
    if (mark === ']') {
      if (at >= to) return words
      break
    }
    if (mark !== ',') break
  }
  return meansArray(text, from, to) ? 'meant' : undefined
}

/** `[ "$a" = b ]` is a test of the shell; `["a"` or `[ 'a',` is an array that went wrong. */
function meansArray(text: string, from: number, to: number): boolean {
  let at = skip(text, from, to) + 1
  at = skip(text, at, to)
  const quote = text.charAt(at)
  if (at >= to || (quote !== '"' && quote !== "'")) return false
  const close = text.indexOf(quote, at + 1)
  if (close < 0 || close >= to) return true
  const after = skip(text, close + 1, to)
  return after >= to || text.charAt(after) === ',' || text.charAt(after) === ']'
}

function stringEnd(text: string, from: number, to: number): number | undefined {
  if (text.charAt(from) !== '"') return undefined
  for (let at = from + 1; at < to; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    else if (char === '"') return at + 1
  }
  return undefined
}

function stringOf(json: string): string | undefined {
  try {
    return String(JSON.parse(json))
  } catch {
    return undefined
  }
}

function skip(text: string, from: number, to: number): number {
  let at = from
  while (at < to && ' \t\r\n'.includes(text.charAt(at))) at++
  return at
}
