import type { Path, Problem, Tree } from '../../model/source.ts'
import { type Unknown, unknownValue } from '../../model/unknown.ts'
import { type Leaf, type MapNode, type Mark, type Node, plain } from '../../syntax/derived/node.ts'
import type { Sources } from '../reader.ts'

/** What is gathered while the files of one pipeline are put together. */
export interface Build {
  readonly sources: Sources
  /** The directory that local includes count from: the repository that the pipeline belongs to. */
  readonly base: string
  readonly covers: Set<string>
  readonly problems: Problem[]
  /** The includes that lie elsewhere, each where it is written. */
  readonly missing: Node[]
  /** How many more values may be put together before the pipeline is called a bomb. */
  budget: number
}

export function emptyMap(mark: Mark): MapNode {
  return { is: 'map', entries: new Map(), mark }
}

/** A value that lies outside the repository, or that only the run of the pipeline gives. */
export function unknownLeaf(text: string, because: string, mark: Mark): Leaf {
  return { is: 'leaf', value: unknownValue(text, because), mark: { ...mark, made: 'not known' } }
}

export function complain(build: Build, { tree, path }: { tree: Tree; path: Path }, message: string): void {
  if (build.problems.length < 50) build.problems.push({ message, place: tree.placeOf(path) })
}

/** What may stand where something is missing because of an include that lies elsewhere. */
export function maybeIn(build: Build): Unknown | undefined {
  return build.missing.length > 0
    ? unknownValue('include', 'it may be in an include that lies outside the repository')
    : undefined
}

/** Hashes are put together key by key, and everything else is replaced, as GitLab does it. */
export function merged(base: Node | undefined, over: Node): Node {
  if (base?.is !== 'map' || over.is !== 'map') return over
  const entries = new Map(base.entries)
  for (const [name, node] of over.entries) entries.set(name, merged(entries.get(name), node))
  return { is: 'map', entries, mark: over.mark }
}

/** The same, where nobody knows whether `over` is there at all: what both say differently is not known. */
export function mergedPerhaps(base: Node | undefined, over: Node): Node {
  if (!base) return over
  if (base.is !== 'map' || over.is !== 'map')
    return JSON.stringify(plain(base)) === JSON.stringify(plain(over))
      ? base
      : unknownLeaf('', 'the rules of an include decide on it', over.mark)
  const entries = new Map(base.entries)
  for (const [name, node] of over.entries) entries.set(name, mergedPerhaps(entries.get(name), node))
  return { is: 'map', entries, mark: base.mark }
}

/** The texts of a list of texts, or of one that stands alone. */
export function textsOf(node: Node | undefined): readonly { readonly text: string; readonly node: Node }[] {
  const items = node?.is === 'list' ? node.items : node ? [node] : []
  return items.flatMap((item) =>
    item.is === 'leaf' && typeof item.value === 'string' ? [{ text: item.value, node: item }] : [],
  )
}
