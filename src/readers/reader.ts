import type { Kind } from '../model/resource.ts'
import type { Path, Tree } from '../model/source.ts'
import type { Syntax } from '../syntax/syntax.ts'

/** Knows one kind of file and points at what stands in it. The kind says what each thing looks like. */
export interface Reader {
  readonly title: string
  readonly syntax: Syntax
  /** Globs. Where several readers share them, `claims` decides by content. */
  readonly files: readonly string[]
  claims?(tree: Tree): boolean
  read(tree: Tree): Iterable<Sighting>
  /** What is deployed together with this file. By default its directory. */
  scope?(tree: Tree): string
  /** Trees that files stand for together: a rendered overlay, a merged compose project. `trees` are by path. */
  derive?(trees: ReadonlyMap<string, Tree>): Iterable<Derived>
}

export interface Sighting {
  readonly kind: Kind
  readonly name: string
  readonly path: Path
  /** What the shape reads, where it is not just the value at `path`: labels of a block, say. */
  readonly data?: unknown
}

/** A tree made from others. The files that it covers are read through it, not on their own. */
export interface Derived {
  readonly tree: Tree
  readonly covers: readonly string[]
}
