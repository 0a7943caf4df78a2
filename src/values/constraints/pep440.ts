import type { Constraint } from './constraint.ts'
import {
  comparePythonVersions as compare,
  compareReleases,
  isPythonPreRelease,
  type PythonVersion,
  parsePythonVersion,
  printPythonVersion,
} from './python-version.ts'

/** Specifiers of PEP 440. A pre-release is admitted where one of them names one. */
export function pep440(text: string): Constraint | undefined {
  const terms: Term[] = []
  const bare = text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text
  for (const part of bare.split(',')) {
    const trimmed = part.trim()
    if (trimmed === '') continue
    const term = termOf(trimmed)
    if (!term) return undefined
    terms.push(term)
  }
  const [first] = terms
  const lowest = lowestOf(terms)
  const open = terms.some(({ open }) => open)
  return {
    pinned: terms.some(({ exact }) => exact),
    ...(lowest && { lowest: printPythonVersion(lowest) }),
    admits(candidate) {
      if (terms.length === 1 && first?.verbatim !== undefined) return candidate.trim().toLowerCase() === first.verbatim
      const version = parsePythonVersion(candidate)
      if (!version) return undefined
      return (open || !isPythonPreRelease(version)) && terms.every(({ holds }) => holds(version))
    },
  }
}

interface Term {
  readonly exact?: boolean
  readonly lowest?: PythonVersion
  /** Names a pre-release, so that pre-releases are meant. */
  readonly open?: boolean
  /** `===` compares texts. */
  readonly verbatim?: string
  holds(version: PythonVersion): boolean
}

function termOf(text: string): Term | undefined {
  const [, sign = '', rest = ''] = /^(===|~=|[=!<>]=|[<>])\s*(\S+)$/.exec(text) ?? []
  if (sign === '===') {
    const same = parsePythonVersion(rest)
    return {
      exact: true,
      verbatim: rest.toLowerCase(),
      ...(same && { lowest: same, open: isPythonPreRelease(same) }),
      holds: (version) => printPythonVersion(version) === rest.toLowerCase(),
    }
  }
  if (rest.endsWith('.*') && (sign === '==' || sign === '!=')) return prefix(sign, rest.slice(0, -2))
  const bound = parsePythonVersion(rest)
  if (!bound || (bound.local.length > 0 && sign !== '==' && sign !== '!=')) return undefined
  const open = sign !== '!=' && isPythonPreRelease(bound)
  const plain = (version: PythonVersion) => (bound.local.length > 0 ? version : { ...version, local: [] })
  switch (sign) {
    case '==':
      return { exact: true, open, lowest: bound, holds: (version) => compare(plain(version), bound) === 0 }
    case '!=':
      return { holds: (version) => compare(plain(version), bound) !== 0 }
    case '<=':
      return { open, holds: (version) => compare(plain(version), bound) <= 0 }
    case '>=':
      return { open, lowest: bound, holds: (version) => compare(version, bound) >= 0 }
    case '<': {
      const end = isPythonPreRelease(bound) ? bound : { ...bound, dev: 0 }
      return { open, holds: (version) => compare(version, end) < 0 }
    }
    case '>':
      return {
        open,
        lowest: bound,
        holds: (version) => compare(plain(version), bound) > 0 && !isAfterthought(version, bound),
      }
    case '~=':
      return bound.release.length < 2 ? undefined : { open, lowest: bound, holds: compatible(bound) }
    default:
      return undefined
  }
}

/** `>1.0` does not mean `1.0.post1`; `>1.0.post1` does not mean `1.0.post2.dev0` or less. */
function isAfterthought(version: PythonVersion, bound: PythonVersion): boolean {
  if (bound.dev !== undefined) return false
  if (bound.post !== undefined)
    return compare({ ...version, local: [] }, { ...bound, post: bound.post + 1, dev: 0 }) < 0
  return (
    version.post !== undefined &&
    version.epoch === bound.epoch &&
    compareReleases(version.release, bound.release) === 0 &&
    version.pre?.join() === bound.pre?.join()
  )
}

function compatible(bound: PythonVersion): Term['holds'] {
  const within = startingWith(bound.epoch, bound.release.slice(0, -1))
  return (version) => compare(version, bound) >= 0 && within(version)
}

function prefix(sign: string, text: string): Term | undefined {
  const base = parsePythonVersion(text)
  if (!base || base.pre || base.post !== undefined || base.dev !== undefined || base.local.length > 0) return undefined
  const within = startingWith(base.epoch, base.release)
  return sign === '==' ? { lowest: base, holds: within } : { holds: (version) => !within(version) }
}

function startingWith(epoch: number, release: readonly number[]): Term['holds'] {
  return (version) => version.epoch === epoch && release.every((each, i) => each === (version.release[i] ?? 0))
}

function lowestOf(terms: readonly Term[]): PythonVersion | undefined {
  let lowest: PythonVersion | undefined
  for (const term of terms) if (term.lowest && (!lowest || compare(term.lowest, lowest) > 0)) lowest = term.lowest
  return lowest
}
