/** A version as Masterminds/semver reads it: loose about a leading `v` and missing parts. */
export interface Version {
  readonly major: bigint
  readonly minor: bigint
  readonly patch: bigint
  readonly pre: string
  readonly meta: string
  readonly original: string
}

const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*'
const versionForm = new RegExp(
  `^v?([0-9]{1,18})(\\.[0-9]{1,18})?(\\.[0-9]{1,18})?(?:-(${identifiers}))?(?:\\+(${identifiers}))?$`,
)

export function versionOf(text: string): Version | undefined {
  const [whole, major = '', minor = '.0', patch = '.0', pre = '', meta = ''] =
    versionForm.exec(text.slice(0, 300)) ?? []
  if (whole === undefined || text.length > 300) return undefined
  if (pre.split('.').some((part) => /^0[0-9]+$/.test(part))) return undefined
  return {
    major: BigInt(major),
    minor: BigInt(minor.slice(1)),
    patch: BigInt(patch.slice(1)),
    pre,
    meta,
    original: text,
  }
}

export function versionText({ major, minor, patch, pre, meta }: Version): string {
  return `${major}.${minor}.${patch}${pre && `-${pre}`}${meta && `+${meta}`}`
}

export function compared(a: Version, b: Version): number {
  for (const part of ['major', 'minor', 'patch'] as const) if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1
  return comparedPre(a.pre, b.pre)
}

function comparedPre(a: string, b: string): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  const [ones, others] = [a.split('.'), b.split('.')]
  for (let at = 0; at < Math.max(ones.length, others.length); at++) {
    const [one, other] = [ones[at], others[at]]
    if (one === other) continue
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1
    const [isOne, isOther] = [/^[0-9]+$/.test(one), /^[0-9]+$/.test(other)]
    if (isOne && isOther) return BigInt(one) < BigInt(other) ? -1 : 1
    if (isOne !== isOther) return isOne ? -1 : 1
    return one < other ? -1 : 1
  }
  return 0
}

interface Bound {
  readonly operator: string
  readonly version: Version
  /** Parts that are missing or `x`. */
  readonly dirty: boolean
  readonly minorDirty: boolean
  readonly patchDirty: boolean
}

const operators = '=>|=<|!=|>=|<=|~>|=|>|<|~|\\^|'
const wild = '[0-9xX*|]{1,18}'
const boundForm = new RegExp(
  `(${operators})[ \\t]{0,20}v?(${wild})(?:\\.(${wild}))?(?:\\.(${wild}))?(-${identifiers})?(\\+${identifiers})?`,
  'y',
)

/** Whether a version fits; undefined where the constraint is none. */
export function satisfies(constraint: string, version: Version): boolean | undefined {
  if (constraint.length > 512) return undefined
  const groups = hyphened(constraint).split('||').map(boundsOf)
  if (groups.some((group) => group === undefined)) return undefined
  return groups.some((group) => {
    const bounds = group as readonly Bound[]
    const pre = bounds.some(({ version: { pre } }) => pre !== '')
    return bounds.every((bound) => (version.pre === '' || pre) && holds(bound, version))
  })
}

/** `1.2 - 1.4` is `>= 1.2, <= 1.4`. */
function hyphened(constraint: string): string {
  return constraint.replace(/(\S{1,100})\s+-\s+(\S{1,100})/g, '>= $1, <= $2 ')
}

function boundsOf(group: string): readonly Bound[] | undefined {
  const text = group.trim()
  if (text === '') return undefined
  const bounds: Bound[] = []
  let at = 0
  while (at < text.length) {
    if (bounds.length > 0) {
      const gap = /^(?:\s+|,\s*)+/.exec(text.slice(at, at + 50))?.[0]
      if (gap === undefined) return undefined
      at += gap.length
    }
    boundForm.lastIndex = at
    const found = boundForm.exec(text)
    if (!found) return undefined
    at += found[0].length
    const [, operator = '', major = '', minor, patch, pre = ''] = found
    const isX = (part: string | undefined) => part === undefined || ['x', 'X', '*'].includes(part)
    const loose = isX(major)
      ? `0.0.0${pre}`
      : isX(minor)
        ? `${major}.0.0${pre}`
        : isX(patch)
          ? `${major}.${minor}.0${pre}`
          : `${major}.${minor}.${patch}${pre}`
    const version = versionOf(loose)
    if (!version) return undefined
    const minorDirty = !isX(major) && isX(minor)
    const patchDirty = !isX(major) && !minorDirty && isX(patch)
    bounds.push({ operator, version, dirty: isX(major) || minorDirty || patchDirty, minorDirty, patchDirty })
  }
  return bounds
}

function holds(bound: Bound, v: Version): boolean {
  const { operator, version: c, dirty, minorDirty, patchDirty } = bound
  const order = compared(v, c)
  switch (operator) {
    case '':
    case '=':
      return dirty ? tilde(bound, v) : order === 0
    case '!=':
      if (!dirty) return order !== 0
      if (v.major !== c.major) return true
      if (minorDirty) return false
      if (v.minor !== c.minor) return true
      return patchDirty ? comparedPre(v.pre, c.pre) !== 0 : v.patch !== c.patch
    case '>':
      if (!dirty) return order > 0
      if (v.major !== c.major) return v.major > c.major
      if (minorDirty) return false
      return patchDirty ? v.minor > c.minor : order > 0
    case '<':
      return order < 0
    case '>=':
    case '=>':
      return order >= 0
    case '<=':
    case '=<':
      if (!dirty) return order <= 0
      return !(v.major > c.major || (v.major === c.major && v.minor > c.minor && !minorDirty))
    case '~':
    case '~>':
      return tilde(bound, v)
    default:
      return caret(bound, v)
  }
}

function tilde({ version: c, minorDirty, patchDirty }: Bound, v: Version): boolean {
  if (compared(v, c) < 0) return false
  if (c.major === 0n && c.minor === 0n && c.patch === 0n && !minorDirty && !patchDirty) return true
  return v.major === c.major && (v.minor === c.minor || minorDirty)
}

function caret({ version: c, minorDirty, patchDirty }: Bound, v: Version): boolean {
  if (compared(v, c) < 0) return false
  if (c.major > 0n || minorDirty) return v.major === c.major
  if (v.major > 0n) return false
  if (c.minor > 0n || patchDirty) return v.minor === c.minor
  return v.minor === 0n && c.patch === v.patch
}
