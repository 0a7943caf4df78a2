import type { Constraint } from './constraint.ts'

/** The versions of one ecosystem. */
export interface Versions<V> {
  parse(text: string): V | undefined
  compare(a: V, b: V): number
  print(version: V): string
}

export interface Bound<V> {
  readonly is: '<' | '<=' | '>' | '>=' | '=' | '!='
  readonly version: V
}

/**
 * Bounds that hold together, and alternatives to them; an empty list of bounds admits everything.
 * `fits` says which of the admitted versions are meant at all, such as no pre-releases.
 */
export function bounded<V>(
  versions: Versions<V>,
  alternatives: readonly (readonly Bound<V>[])[],
  fits: (version: V, bounds: readonly Bound<V>[]) => boolean = () => true,
): Constraint {
  const lows = alternatives.map((bounds) => lowestOf(versions, bounds))
  const lowest = lows.includes(undefined) ? undefined : lows.reduce((a, b) => (least(versions, a, b) ? a : b))
  return {
    pinned: alternatives.length === 1 && alternatives[0]?.length === 1 && alternatives[0][0]?.is === '=',
    ...(lowest !== undefined && { lowest: versions.print(lowest) }),
    admits(text) {
      const version = versions.parse(text.trim())
      if (version === undefined) return undefined
      return alternatives.some(
        (bounds) => bounds.every((bound) => holds(versions, version, bound)) && fits(version, bounds),
      )
    },
  }
}

function holds<V>({ compare }: Versions<V>, version: V, bound: Bound<V>): boolean {
  const order = compare(version, bound.version)
  switch (bound.is) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '=':
      return order === 0
    case '!=':
      return order !== 0
  }
}

function lowestOf<V>({ compare }: Versions<V>, bounds: readonly Bound<V>[]): V | undefined {
  let lowest: V | undefined
  for (const { is, version } of bounds)
    if ((is === '=' || is === '>' || is === '>=') && (lowest === undefined || compare(version, lowest) > 0))
      lowest = version
  return lowest
}

function least<V>({ compare }: Versions<V>, a: V | undefined, b: V | undefined): boolean {
  return a === undefined || (b !== undefined && compare(a, b) <= 0)
}
