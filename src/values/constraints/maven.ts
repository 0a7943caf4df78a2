import { type Bound, bounded } from './bounds.ts'
import type { Constraint } from './constraint.ts'
import { type MavenVersion, mavenVersions } from './maven-version.ts'

/** A version, which Maven takes as it is, or ranges in brackets. */
export function maven(text: string): Constraint | undefined {
  if (text === '' || /[${}\s]/.test(text.replace(/,\s+/g, ','))) return undefined
  if (/^(?:LATEST|RELEASE)$/.test(text)) return undefined
  if (!/[[\]()]/.test(text)) return exactly(text)
  const alternatives = rangesOf(text, false)
  return alternatives && bounded(mavenVersions, alternatives)
}

/** As Maven, and prefixes (`1.+`), half-open ranges with turned brackets (`]1,2[`) and strict versions (`1.0!!`). */
export function gradle(text: string): Constraint | undefined {
  const [strict = '', preferred] = text.split('!!')
  if (preferred !== undefined && strict !== '') return gradle(strict)
  if (text === '' || /^latest\./.test(text) || /[${}]/.test(text)) return undefined
  if (text === '+') return bounded(mavenVersions, [[]])
  if (text.endsWith('+')) return prefixed(text.slice(0, -1))
  if (!/[[\]()]/.test(text)) return exactly(text)
  const alternatives = rangesOf(text, true)
  return alternatives && bounded(mavenVersions, alternatives)
}

function exactly(text: string): Constraint | undefined {
  const version = mavenVersions.parse(text)
  return version && bounded(mavenVersions, [[{ is: '=', version }]])
}

function prefixed(prefix: string): Constraint | undefined {
  const bare = prefix.replace(/[.\-_]$/, '')
  const version = mavenVersions.parse(bare)
  if (!version) return undefined
  return {
    pinned: false,
    lowest: bare,
    admits: (candidate) => candidate === bare || candidate.startsWith(prefix),
  }
}

function rangesOf(text: string, turned: boolean): Bound<MavenVersion>[][] | undefined {
  const form = turned ? /([[\](])([^[\]()]*)([\])[])(?:,|$)/y : /([[(])([^[\]()]*)([\])])(?:,|$)/y
  const alternatives: Bound<MavenVersion>[][] = []
  const tight = text.replace(/\s+/g, '')
  for (let at = 0; at < tight.length; at = form.lastIndex) {
    form.lastIndex = at
    const [, open = '', inner = '', close = ''] = form.exec(tight) ?? []
    const bounds = open === '' ? undefined : boundsOf(open === '[', inner, close === ']')
    if (!bounds) return undefined
    alternatives.push(bounds)
  }
  return alternatives
}

function boundsOf(from: boolean, inner: string, to: boolean): Bound<MavenVersion>[] | undefined {
  const ends = inner.split(',')
  const [low = '', high = ''] = ends
  if (ends.length > 2) return undefined
  if (ends.length === 1) {
    const version = mavenVersions.parse(low)
    return version && from && to ? [{ is: '=', version }] : undefined
  }
  const bounds: Bound<MavenVersion>[] = []
  for (const [text, is] of [
    [low, from ? '>=' : '>'],
    [high, to ? '<=' : '<'],
  ] as const) {
    const version = text === '' ? undefined : mavenVersions.parse(text)
    if (version) bounds.push({ is, version })
    else if (text !== '') return undefined
  }
  return bounds
}
