import { type Bound, bounded, type Versions } from './bounds.ts'
import type { Constraint } from './constraint.ts'

/** Constraints of Composer: `^1.2`, `~1.2`, `1.2.*`, `1.0 - 2.0`, `>=1 <2`, `||` and `|`, with stability flags. */
export function composer(text: string): Constraint | undefined {
  const alternatives: Bound<ComposerVersion>[][] = []
  let least = released
  for (const part of text.split(/\s*\|\|?\s*/)) {
    const [, plain = '', flag] = /^(.*?)(?:@(dev|alpha|beta|RC|stable))?$/i.exec(part.trim()) ?? []
    const named = [flag, ...(plain.match(/(?<=\d[._-]?)(?:dev|alpha|beta|rc|[ab](?=\d))/gi) ?? [])]
    for (const word of named) least = Math.min(least, words[word?.toLowerCase() ?? ''] ?? released)
    const bounds = boundsOf(plain.trim())
    if (!bounds) return undefined
    alternatives.push(bounds)
  }
  return bounded(versions, alternatives, ({ suffix: [rank] }) => Math.min(rank, released) >= least)
}

interface ComposerVersion {
  readonly text: string
  readonly numbers: readonly number[]
  /** `-dev`, `-alpha1`: rank of the word and its number. */
  readonly suffix: readonly [rank: number, number: number]
}

/** Between `rc` and `patch` stands the release itself. */
const released = 4
const words: Readonly<Record<string, number>> = { dev: 0, alpha: 1, a: 1, beta: 2, b: 2, rc: 3, patch: 5, pl: 5, p: 5 }

const versions: Versions<ComposerVersion> = {
  parse(text) {
    const [whole, numbers = '', word, count] =
      /^v?(\d{1,10}(?:\.\d{1,10}){0,3})(?:[._-]?(dev|alpha|a|beta|b|rc|stable|patch|pl|p)[.-]?(\d{1,9})?)?(?:\+\S*)?$/i.exec(
        text,
      ) ?? []
    if (whole === undefined) return undefined
    const rank = word === undefined ? released : (words[word.toLowerCase()] ?? released)
    return { text, numbers: numbers.split('.').map(Number), suffix: [rank, Number(count ?? 0)] }
  },
  compare(a, b) {
    for (let at = 0; at < 4; at++) {
      const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0)
      if (difference !== 0) return difference
    }
    return a.suffix[0] - b.suffix[0] || a.suffix[1] - b.suffix[1]
  },
  print: ({ text }) => text,
}

function boundsOf(text: string): Bound<ComposerVersion>[] | undefined {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(text)
  if (hyphen) {
    const [from, to] = [versions.parse(hyphen[1] ?? ''), versions.parse(hyphen[2] ?? '')]
    if (!from || !to) return undefined
    const end = to.numbers.length < 3 ? raised(to.numbers, to.numbers.length - 1) : undefined
    return [{ is: '>=', version: from }, end ? { is: '<', version: end } : { is: '<=', version: to }]
  }
  const bounds: Bound<ComposerVersion>[] = []
  for (const term of text.replace(/([<>=!^~])\s+/g, '$1').split(/[\s,]+/)) {
    const found = termOf(term)
    if (!found) return undefined
    bounds.push(...found)
  }
  return bounds
}

function termOf(term: string): Bound<ComposerVersion>[] | undefined {
  if (/^[*xX]$/.test(term)) return []
  const [, sign = '', rest = ''] = /^([<>]=?|!=|<>|==?|\^|~)?(.*)$/.exec(term) ?? []
  const wild = /^v?(\d{1,10}(?:\.\d{1,10}){0,2})\.[*xX](?:\.[*xX])*$/.exec(rest)
  if (wild && sign === '') {
    const numbers = (wild[1] ?? '').split('.').map(Number)
    return span(lowest(numbers), raised(numbers, numbers.length - 1))
  }
  const version = versions.parse(rest)
  if (!version) return undefined
  const { numbers } = version
  switch (sign) {
    case '^': {
      const first = numbers.findIndex((n) => n > 0)
      return span(edge(version), raised(numbers, first < 0 ? numbers.length - 1 : first))
    }
    case '~':
      return span(edge(version), raised(numbers, Math.max(0, numbers.length - 2)))
    case '':
    case '=':
    case '==':
      return [{ is: '=', version }]
    case '<>':
    case '!=':
      return [{ is: '!=', version }]
    case '<':
    case '>=':
      return [{ is: sign, version: edge(version) }]
    default:
      return [{ is: sign as '>' | '<=', version }]
  }
}

/** Development versions of a bound belong to it. */
function edge(version: ComposerVersion): ComposerVersion {
  return version.suffix[0] === released ? { ...version, suffix: [0, 0] } : version
}

function lowest(numbers: readonly number[]): ComposerVersion {
  return { text: numbers.join('.'), numbers, suffix: [0, 0] }
}

/** The next one that differs at a place: `1.2.3` at 1 is `1.3`. */
function raised(numbers: readonly number[], at: number): ComposerVersion {
  return lowest([...numbers.slice(0, at), (numbers[at] ?? 0) + 1])
}

function span(from: ComposerVersion, end: ComposerVersion): Bound<ComposerVersion>[] {
  return [
    { is: '>=', version: from },
    { is: '<', version: end },
  ]
}
