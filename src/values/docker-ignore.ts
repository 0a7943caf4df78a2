import { anything, choice, endsIn, one, type Token } from './pattern-states.ts'

/** A line of a `.dockerignore`, from the root of the build context, with `/`. */
export interface IgnorePattern {
  readonly pattern: string
  /** Behind `!`: what matches comes back. */
  readonly back: boolean
}

/** Nothing for a comment or an empty line. Only a `#` that is the very first character makes a comment. */
export function parseIgnoreLine(line: string): IgnorePattern | undefined {
  const text = line.trim()
  if (line.startsWith('#') || text === '') return undefined
  const back = text.startsWith('!')
  const pattern = cleaned(back ? text.slice(1).trim() : text)
  return { pattern, back }
}

/** Whether a build leaves the path out of its context: the last pattern wins that matches it or a directory above it. */
export function isLeftOut(path: string, patterns: readonly IgnorePattern[]): boolean {
  const above = path.split('/').map((_, index, steps) => steps.slice(0, index + 1).join('/'))
  let out = false
  for (const { pattern, back } of patterns)
    if (out === back && above.some((each) => matches(each, pattern))) out = !back
  return out
}

const compiled = new Map<string, readonly Token[]>()

function matches(path: string, pattern: string): boolean {
  const tokens = compiled.get(pattern) ?? tokensOf(pattern)
  if (compiled.size > 5000) compiled.clear()
  compiled.set(pattern, tokens)
  return endsIn(path, 0, tokens).at(-1) === path.length
}

/** As Go cleans a path: `.`, `..` and doubled or trailing slashes are gone, and so is a leading one. */
function cleaned(pattern: string): string {
  const steps: string[] = []
  for (const step of pattern.split('/'))
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '' && step !== '.' && !(step === '..' && pattern.startsWith('/'))) steps.push(step)
  return steps.join('/') || '.'
}

/** `*` and `?` stay inside one segment; `**` does not, and `**` with its slash may be nothing. */
function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at)
    const close = char === '[' ? pattern.indexOf(']', at + 2) : -1
    if (char === '*' && pattern.charAt(at + 1) === '*') {
      at++
      if (pattern.charAt(at + 1) === '/') {
        at++
        tokens.push(
          { optional: 2 },
          anything,
          one((other) => other === '/'),
        )
      } else tokens.push(anything)
    } else if (char === '*') tokens.push({ many: true, fits: inSegment })
    else if (char === '?') tokens.push(one(inSegment))
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

function inSegment(char: string): boolean {
  return char !== '/'
}
