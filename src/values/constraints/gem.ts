import { type Bound, bounded, type Versions } from './bounds.ts'
import type { Constraint } from './constraint.ts'

/** Requirements of RubyGems with commas between them: `~> 1.2`, `>= 1, < 3`, `!= 2.0.1`. */
export function gem(text: string): Constraint | undefined {
  const bounds: Bound<GemVersion>[] = []
  for (const term of text.split(',')) {
    const [, sign = '=', written = ''] = /^(=|!=|[<>]=?|~>)?\s*(\S+)$/.exec(term.trim()) ?? []
    const version = gemVersions.parse(written)
    if (!version) return undefined
    if (sign !== '~>') bounds.push({ is: sign as Bound<GemVersion>['is'], version })
    else bounds.push({ is: '>=', version }, { is: '<', version: bumped(version) })
  }
  const ends = bounds.some(({ version }) => isPreRelease(version))
  return bounded(gemVersions, [bounds], (version) => ends || !isPreRelease(version))
}

/** Numbers and words; a word makes it a pre-release. */
interface GemVersion {
  readonly text: string
  readonly segments: readonly (number | string)[]
}

const gemVersions: Versions<GemVersion> = {
  parse(text) {
    if (text.length > 256 || !/^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.test(text))
      return undefined
    const parts = text.replaceAll('-', '.pre.').match(/\d+|[A-Za-z]+/g) ?? []
    return { text, segments: parts.map((part) => (/^\d/.test(part) ? Number(part) : part)) }
  },
  compare(a, b) {
    const [left, right] = [canonical(a), canonical(b)]
    for (let at = 0; at < Math.max(left.length, right.length); at++) {
      const [x, y] = [left[at] ?? 0, right[at] ?? 0]
      if (x === y) continue
      if (typeof x !== typeof y) return typeof x === 'string' ? -1 : 1
      return x < y ? -1 : 1
    }
    return 0
  },
  print: ({ text }) => text,
}

function isPreRelease({ segments }: GemVersion): boolean {
  return segments.some((segment) => typeof segment === 'string')
}

/** Zeros at the end of the numbers and of the whole do not count. */
function canonical({ segments }: GemVersion): readonly (number | string)[] {
  const word = segments.findIndex((segment) => typeof segment === 'string')
  const cut = word < 0 ? segments.length : word
  return [...withoutZeros(segments.slice(0, cut)), ...withoutZeros(segments.slice(cut))]
}

function withoutZeros(segments: readonly (number | string)[]): readonly (number | string)[] {
  let end = segments.length
  while (end > 0 && segments[end - 1] === 0) end--
  return segments.slice(0, end)
}

/** `1.2.3` becomes `1.3`, `1.2.rc1` becomes `2`; pre-releases of the end are below it and inside, as RubyGems has it. */
function bumped({ segments }: GemVersion): GemVersion {
  const word = segments.findIndex((segment) => typeof segment === 'string')
  const numbers = segments.slice(0, word < 0 ? segments.length : word).map(Number)
  const kept = numbers.length > 1 ? numbers.slice(0, -1) : numbers
  const next = [...kept.slice(0, -1), (kept.at(-1) ?? 0) + 1]
  return { text: next.join('.'), segments: next }
}
