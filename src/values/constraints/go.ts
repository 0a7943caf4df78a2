import { bounded, type Versions } from './bounds.ts'
import type { Constraint } from './constraint.ts'
import { type Semantic, semantic } from './semantic.ts'

/** A requirement of a Go module: the least version, of one major, and never a later one than some module asks for. */
export function go(text: string): Constraint | undefined {
  const version = semantic.parse(text)
  if (!version?.numbers || !text.startsWith('v')) return undefined
  const [major] = version.numbers
  const { admits } = bounded(printed, [[{ is: '>=', version }]], (each) => each.numbers[0] === major)
  return { pinned: true, lowest: text, admits }
}

const printed: Versions<Semantic> = { ...semantic, print: (version) => `v${semantic.print(version)}` }
