/** A version as written, as far as it goes: `1.30` has no patch, `18-alpine` only a major. */
export interface Version {
  readonly major: number
  readonly minor?: number
  readonly patch?: number
  /** What follows the numbers: `rc.1`, `alpine3.20`, `debian13`. */
  readonly suffix?: string
}

export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, after, joined] = (text.length < 256 && versionForm.exec(text.trim())) || []
  if (major === undefined) return undefined
  const suffix = after ?? joined
  return {
    major: Number(major),
    ...(minor !== undefined && { minor: Number(minor) }),
    ...(patch !== undefined && { patch: Number(patch) }),
    ...(suffix !== undefined && { suffix }),
  }
}

export function printVersion(version: Version): string {
  const numbers = [version.major, version.minor, version.patch].filter((part) => part !== undefined).join('.')
  return version.suffix === undefined ? numbers : `${numbers}-${version.suffix}`
}

/** Missing parts count as 0; a pre-release comes before its release; any other suffix does not count. */
export function compareVersions(a: Version, b: Version): number {
  const byNumber = a.major - b.major || (a.minor ?? 0) - (b.minor ?? 0) || (a.patch ?? 0) - (b.patch ?? 0)
  return byNumber || comparePreReleases(preRelease(a), preRelease(b))
}

export function isPreRelease(version: Version): boolean {
  return preRelease(version) !== undefined
}

/**
 * Whether a version lies in a range of Terraform, npm or Helm form: `~> 6.0`, `>= 1.11, < 2`, `^1.2`, `~1.2`, `1.x`, `a || b`.
 * `undefined` when either cannot be read.
 */
export function satisfies(version: string, range: string): boolean | undefined {
  const found = parseVersion(version)
  if (!found || range.length > 512) return undefined
  const alternatives = range.split('||').map((part) => meetsAll(found, part))
  return alternatives.includes(undefined) ? undefined : alternatives.includes(true)
}

const versionForm =
  /^[vV]?(\d{1,12})(?:\.(\d{1,12}))?(?:\.(\d{1,12}))?(?:[-+._]([0-9A-Za-z][0-9A-Za-z.+_-]*)|((?:a|b|rc|alpha|beta|dev)\d{0,9}))?$/
const preReleaseForm = /^(?:a|b|m|rc|alpha|beta|pre|preview|dev|canary|next|nightly|snapshot)(?![a-z])/i
const termForm = /(~>|[<>!=]=|[<>=^~])?\s*([vV]?[0-9*xX][0-9A-Za-z.*+_-]*)\s*,?\s*/y

function meetsAll(version: Version, text: string): boolean | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  let all = true
  termForm.lastIndex = 0
  while (termForm.lastIndex < trimmed.length) {
    const [, operator = '', written = ''] = termForm.exec(trimmed) ?? []
    const met = written === '' ? undefined : meets(version, operator, written)
    if (met === undefined) {
      termForm.lastIndex = 0
      return undefined
    }
    all &&= met
  }
  return all
}

function meets(version: Version, operator: string, written: string): boolean | undefined {
  const wild = /^[*xX]$/.test(written)
  const bound = wild ? { major: 0 } : parseVersion(written.replace(/(?:\.[*xX])+$/, ''))
  if (!bound) return undefined
  if (wild) return operator === '' || operator === '=' || operator === '>='
  const order = compareVersions(version, bound)
  const { major, minor, patch } = bound
  switch (operator) {
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '!=':
      return order !== 0
    case '~>':
      return (
        order >= 0 && below(version, patch !== undefined ? { major, minor: (minor ?? 0) + 1 } : { major: major + 1 })
      )
    case '~':
      return order >= 0 && below(version, minor !== undefined ? { major, minor: minor + 1 } : { major: major + 1 })
    case '^':
      return order >= 0 && below(version, caretEnd(bound))
    default:
      if (minor === undefined) return version.major === major
      if (patch === undefined) return version.major === major && (version.minor ?? 0) === minor
      return order === 0
  }
}

/** The bound's own pre-releases are outside too: `^1.2` does not admit `2.0.0-rc.1`. */
function below(version: Version, end: Version): boolean {
  const { suffix: _, ...numbers } = version
  return compareVersions(numbers, end) < 0
}

function caretEnd({ major, minor, patch }: Version): Version {
  if (major > 0 || minor === undefined) return { major: major + 1 }
  if (minor > 0 || patch === undefined) return { major, minor: minor + 1 }
  return { major, minor, patch: patch + 1 }
}

function preRelease(version: Version): string | undefined {
  return version.suffix !== undefined && preReleaseForm.test(version.suffix) ? version.suffix : undefined
}

function comparePreReleases(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const [left, right] = [a.split(/[.-]/), b.split(/[.-]/)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? '', right[i] ?? '']
    const order = /^\d+$/.test(x) && /^\d+$/.test(y) ? Number(x) - Number(y) : Number(x > y) - Number(x < y)
    if (order !== 0) return order
  }
  return 0
}
