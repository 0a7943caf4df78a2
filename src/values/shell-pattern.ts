/** Whether the whole text matches a pattern of the shell: `*`, `?`, `[a-z]`, `[!a]`; a backslash lets a character stand for itself. */
export function matchesShellPattern(text: string, pattern: string): boolean {
  return endsIn(text, 0, tokensOf(pattern)).at(-1) === text.length
}

/** `${x#pattern}`, or `${x##pattern}` where `longest`: the value without the beginning that matches. */
export function withoutPrefix(value: string, pattern: string, longest: boolean): string {
  const end = endsIn(value, 0, tokensOf(pattern)).at(longest ? -1 : 0)
  return end === undefined ? value : value.slice(end)
}

/** `${x%pattern}`, or `${x%%pattern}` where `longest`: the value without the end that matches. */
export function withoutSuffix(value: string, pattern: string, longest: boolean): string {
  const turned = value.split('').reverse().join('')
  const length = endsIn(turned, 0, tokensOf(pattern).reverse()).at(longest ? -1 : 0)
  return length === undefined ? value : value.slice(0, value.length - length)
}

/** `${x/pattern/other}`, or `${x//pattern/other}` where `all`: the longest match from the left is replaced. */
export function replacedIn(value: string, pattern: string, other: string, all: boolean): string {
  const tokens = tokensOf(pattern)
  let out = ''
  let at = 0
  while (at < value.length) {
    const end = endsIn(value, at, tokens).at(-1) ?? at
    if (end > at) {
      out += other
      at = end
      if (!all) break
    } else out += value.charAt(at++)
  }
  return out + value.slice(at)
}

type Token = 'any' | 'one' | ((char: string) => boolean)

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at)
    const close = char === '[' ? pattern.indexOf(']', at + 2) : -1
    if (char === '*') {
      if (tokens.at(-1) !== 'any') tokens.push('any')
    } else if (char === '?') tokens.push('one')
    else if (close > 0) {
      tokens.push(choice(pattern.slice(at + 1, close)))
      at = close
    } else {
      const own = char === '\\' && at + 1 < pattern.length ? pattern.charAt(++at) : char
      tokens.push((other) => other === own)
    }
  }
  return tokens
}

function choice(inner: string): Token {
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

/** Where a match that begins at `from` may end, in order: every way through the pattern is followed at once. */
function endsIn(text: string, from: number, tokens: readonly Token[]): number[] {
  const ends: number[] = []
  let states = closed(new Set([0]), tokens)
  for (let at = from; states.size > 0; at++) {
    if (states.has(tokens.length)) ends.push(at)
    if (at >= text.length) break
    const next = new Set<number>()
    for (const state of states) {
      const token = tokens[state]
      if (token === 'any') next.add(state)
      else if (token === 'one' || token?.(text.charAt(at))) next.add(state + 1)
    }
    states = closed(next, tokens)
  }
  return ends
}

/** A star may also stand for nothing. */
function closed(states: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const state of states) if (tokens[state] === 'any') states.add(state + 1)
  return states
}
