/** One step of a pattern of characters. */
export type Token =
  | { readonly fits: (char: string) => boolean; readonly many: boolean }
  /** The next so many tokens may be left out together. */
  | { readonly optional: number }

export const anything: Token = { many: true, fits: () => true }

export function one(fits: (char: string) => boolean): Token {
  return { many: false, fits }
}

/**
 * Where a match that begins at `from` may end, in order. Every way through the pattern is followed at once, so time is bounded by the
 * length of the text times that of the pattern.
 */
export function endsIn(text: string, from: number, tokens: readonly Token[]): number[] {
  const ends: number[] = []
  let states = closed(new Set([0]), tokens)
  for (let at = from; states.size > 0; at++) {
    if (states.has(tokens.length)) ends.push(at)
    if (at >= text.length) break
    const next = new Set<number>()
    for (const state of states) {
      const token = tokens[state]
      if (token && 'fits' in token && token.fits(text.charAt(at))) next.add(token.many ? state : state + 1)
    }
    states = closed(next, tokens)
  }
  return ends
}

/** What `[a-z]` or `[!a]` lets through, without the brackets. */
export function choice(inner: string): (char: string) => boolean {
  const other = inner.startsWith('!') || inner.startsWith('^')
  const ranges: [string, string][] = []
  for (let at = other ? 1 : 0; at < inner.length; at++) {
    const from = inner.charAt(at)
    const range = inner.charAt(at + 1) === '-' && at + 2 < inner.length
    ranges.push([from, range ? inner.charAt(at + 2) : from])
    if (range) at += 2
  }
  return (char) => ranges.some(([from, to]) => from <= char && char <= to) !== other
}

/** With what can be reached without a character: what repeats may also stand for nothing. */
function closed(states: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const state of states) {
    const token = tokens[state]
    if (!token) continue
    if ('optional' in token) states.add(state + 1).add(state + 1 + token.optional)
    else if (token.many) states.add(state + 1)
  }
  return states
}
