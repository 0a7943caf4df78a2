/** A version of PEP 440. */
export interface PythonVersion {
  readonly epoch: number
  readonly release: readonly number[]
  readonly pre?: readonly [letter: 'a' | 'b' | 'rc', number: number]
  readonly post?: number
  readonly dev?: number
  readonly local: readonly (string | number)[]
}

export function parsePythonVersion(text: string): PythonVersion | undefined {
  if (text.length > 256) return undefined
  const [whole, epoch, release, letter, pre, dashed, post, postNumber, dev, devNumber, local] =
    versionForm.exec(text.trim().toLowerCase()) ?? []
  if (whole === undefined || release === undefined) return undefined
  return {
    epoch: Number(epoch ?? 0),
    release: release.split('.').map(Number),
    ...(letter !== undefined && { pre: [letters[letter] ?? 'rc', Number(pre || 0)] as const }),
    ...(dashed !== undefined ? { post: Number(dashed) } : post !== undefined && { post: Number(postNumber || 0) }),
    ...(dev !== undefined && { dev: Number(devNumber || 0) }),
    local: local?.split(/[-_.]/).map((each) => (/^\d+$/.test(each) ? Number(each) : each)) ?? [],
  }
}

export function printPythonVersion({ epoch, release, pre, post, dev, local }: PythonVersion): string {
  const start = (epoch ? `${epoch}!` : '') + release.join('.') + (pre ? pre.join('') : '')
  const end = (post === undefined ? '' : `.post${post}`) + (dev === undefined ? '' : `.dev${dev}`)
  return start + end + (local.length > 0 ? `+${local.join('.')}` : '')
}

export function comparePythonVersions(a: PythonVersion, b: PythonVersion): number {
  return (
    a.epoch - b.epoch ||
    compareReleases(a.release, b.release) ||
    preRank(a) - preRank(b) ||
    (a.pre?.[1] ?? 0) - (b.pre?.[1] ?? 0) ||
    (a.post ?? -1) - (b.post ?? -1) ||
    order(a.dev ?? Number.POSITIVE_INFINITY, b.dev ?? Number.POSITIVE_INFINITY) ||
    compareLocals(a.local, b.local)
  )
}

/** Missing parts are 0. */
export function compareReleases(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

export function isPythonPreRelease({ pre, dev }: PythonVersion): boolean {
  return pre !== undefined || dev !== undefined
}

const versionForm =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/
const letters: Readonly<Record<string, 'a' | 'b' | 'rc'>> = { alpha: 'a', a: 'a', beta: 'b', b: 'b' }

/** A development release without more comes before all pre-releases, a release after them. */
function preRank({ pre, post, dev }: PythonVersion): number {
  if (pre) return pre[0] === 'a' ? 1 : pre[0] === 'b' ? 2 : 3
  return post === undefined && dev !== undefined ? 0 : 4
}

function compareLocals(a: PythonVersion['local'], b: PythonVersion['local']): number {
  for (let i = 0; ; i++) {
    const [x, y] = [a[i], b[i]]
    if (x === undefined || y === undefined) return Number(y === undefined) - Number(x === undefined)
    if (x === y) continue
    if (typeof x !== typeof y) return typeof x === 'string' ? -1 : 1
    return x < y ? -1 : 1
  }
}

function order(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
