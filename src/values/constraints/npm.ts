import { type Bound, bounded } from './bounds.ts'
import type { Constraint } from './constraint.ts'
import { desugared } from './npm-range.ts'
import { meantBy, numbered, type Semantic, semantic } from './semantic.ts'

/** Ranges of npm, yarn and pnpm: to the letter what `semver` says of them, its loose mode aside. */
export function npm(text: string): Constraint | undefined {
  const alternatives: Bound<Semantic>[][] = []
  for (const part of text.split('||')) {
    const bounds = desugared(part.trim())
    if (!bounds) return undefined
    alternatives.push(bounds)
  }
  const some = alternatives.filter((bounds) => !isNothing(bounds))
  const all = some.find((bounds) => bounds.length === 0)
  const left = all ? [all] : some.length > 0 ? some : alternatives.slice(0, 1)
  const { pinned, admits } = bounded(semantic, left, meantBy)
  const lowest = lowestOf(left, admits)
  return { pinned, admits, ...(lowest && { lowest }) }
}

function isNothing([first]: readonly Bound<Semantic>[]): boolean {
  return first?.is === '<' && semantic.print(first.version) === '0.0.0-0'
}

/** The very lowest: `>1.2.3` begins at `1.2.4`. */
function lowestOf(alternatives: readonly (readonly Bound<Semantic>[])[], admits: Constraint['admits']) {
  for (const zero of ['0.0.0', '0.0.0-0']) if (admits(zero)) return zero
  let lowest: Semantic | undefined
  for (const bounds of alternatives) {
    let own: Semantic | undefined
    for (const bound of bounds) {
      if (bound.is === '<' || bound.is === '<=') continue
      const version = bound.is === '>' ? above(bound.version) : bound.version
      if (!own || semantic.compare(version, own) > 0) own = version
    }
    if (own && (!lowest || semantic.compare(own, lowest) < 0)) lowest = own
  }
  const printed = lowest && semantic.print(lowest)
  return printed !== undefined && admits(printed) ? printed : undefined
}

function above({ numbers: [major, minor, patch], pre }: Semantic): Semantic {
  return pre.length === 0 ? numbered(major, minor, patch + 1) : numbered(major, minor, patch, [...pre, 0])
}
