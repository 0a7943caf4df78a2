import type { Bound, Versions } from './bounds.ts'

/** A version as semver.org has it, all three numbers given. */
export interface Semantic {
  readonly numbers: readonly [major: number, minor: number, patch: number]
  readonly pre: readonly (string | number)[]
}

/** Versions of npm, Cargo and Go; build metadata does not count. */
export const semantic: Versions<Semantic> = {
  parse(text) {
    if (text.length > 256) return undefined
    const [whole, major, minor, patch, pre] = versionForm.exec(text) ?? []
    if (whole === undefined) return undefined
    const numbers = [Number(major), Number(minor), Number(patch)] as const
    if (!numbers.every(Number.isSafeInteger)) return undefined
    return { numbers, pre: pre === undefined ? [] : pre.split('.').map(identifier) }
  },
  compare(a, b) {
    return (
      a.numbers[0] - b.numbers[0] ||
      a.numbers[1] - b.numbers[1] ||
      a.numbers[2] - b.numbers[2] ||
      comparePre(a.pre, b.pre)
    )
  },
  print: ({ numbers, pre }) => numbers.join('.') + (pre.length > 0 ? `-${pre.join('.')}` : ''),
}

/** A pre-release is only meant where a bound names one of the same three numbers. */
export function meantBy(version: Semantic, bounds: readonly Bound<Semantic>[]): boolean {
  return (
    version.pre.length === 0 ||
    bounds.some(
      (bound) => bound.version.pre.length > 0 && bound.version.numbers.every((n, i) => n === version.numbers[i]),
    )
  )
}

/** The version of these numbers; `pre` of 0 is below every pre-release of it. */
export function numbered(major: number, minor: number, patch: number, pre: Semantic['pre'] = []): Semantic {
  return { numbers: [major, minor, patch], pre }
}

const versionForm =
  /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/

function identifier(text: string): string | number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : text
}

function comparePre(a: Semantic['pre'], b: Semantic['pre']): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length
  for (let i = 0; ; i++) {
    const [x, y] = [a[i], b[i]]
    if (x === undefined || y === undefined) return Number(y === undefined) - Number(x === undefined)
    if (x === y) continue
    if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1
    return x < y ? -1 : 1
  }
}
