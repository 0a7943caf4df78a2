import { type Written, writer } from './scalar-runs.ts'

/** Quoted or plain, from behind the quote to the closing one. */
export function flow(raw: string, from: number, to: number, quote: '' | "'" | '"'): Written {
  const out = writer()
  let at = from
  while (at < to) {
    const start = at
    if (isBlank(raw[at]) || isBreak(raw, at)) {
      while (at < to && isBlank(raw[at])) at++
      if (!isBreak(raw, at) || at >= to) out.copy(raw, start, at)
      else at = fold(raw, at, to, (made, end) => out.put(made, start, end))
    } else if (quote === "'" && raw[at] === "'") {
      at += 2
      out.put("'", start, at)
    } else if (quote === '"' && raw[at] === '\\') {
      if (isBreak(raw, at + 1)) at = fold(raw, at + 1, to, (made, end) => made !== ' ' && out.put(made, start, end))
      else {
        at += 2 + (hexDigits[raw[at + 1] ?? ''] ?? 0)
        out.put(unescaped(raw.slice(start + 1, at)), start, at)
      }
    } else {
      while (
        at < to &&
        !isBlank(raw[at]) &&
        !isBreak(raw, at) &&
        !(quote !== '' && stops[quote].includes(raw[at] ?? ''))
      )
        at++
      out.copy(raw, start, at)
    }
  }
  return out.done()
}

const stops = { "'": "'", '"': '\\' }

/** Past line breaks and the blanks around them: one is a space, and each further one a line break. */
function fold(raw: string, at: number, to: number, put: (made: string, end: number) => void): number {
  let breaks = 0
  while (at < to && (isBlank(raw[at]) || isBreak(raw, at))) {
    if (raw[at] === '\n') breaks++
    at++
  }
  put(breaks > 1 ? '\n'.repeat(breaks - 1) : ' ', at)
  return at
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t'
}

function isBreak(raw: string, at: number): boolean {
  return raw[at] === '\n' || (raw[at] === '\r' && raw[at + 1] === '\n')
}

const hexDigits: { readonly [letter: string]: number } = { x: 2, u: 4, U: 8 }
const letters: { readonly [letter: string]: string } = {
  ...{ '0': '\0', a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  ...{ N: '\u0085', _: '\u00a0', L: '\u2028', P: '\u2029', '\t': '\t' },
}

function unescaped(code: string): string {
  const [letter = ''] = code
  if (!Object.hasOwn(hexDigits, letter)) return Object.hasOwn(letters, letter) ? (letters[letter] ?? '') : letter
  const point = Number.parseInt(code.slice(1), 16)
  return point <= 0x10ffff ? String.fromCodePoint(point) : ''
}
