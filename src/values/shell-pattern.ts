import { anything, choice, endsIn, one, type Token } from './pattern-states.ts'

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

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at)
    const close = char === '[' ? pattern.indexOf(']', at + 2) : -1
    if (char === '*') {
      if (tokens.at(-1) !== anything) tokens.push(anything)
    } else if (char === '?') tokens.push(one(() => true))
    else if (close > 0) {
      tokens.push(one(choice(pattern.slice(at + 1, close))))
      at = close
    } else {
      const own = char === '\\' && at + 1 < pattern.length ? pattern.charAt(++at) : char
      tokens.push(one((other) => other === own))
    }
  }
  return tokens
}
