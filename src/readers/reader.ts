import type { Kind } from '../model/resource.ts'
import type { Path, SourceFile, Tree } from '../model/source.ts'
import type { Syntax } from '../syntax/syntax.ts'

/** Knows one kind of file and points at what stands in it. The kind says what each thing looks like. */
export interface Reader {
  readonly title: string
  readonly syntax: Syntax
  /** Globs. Where several readers share them, `wants` and `claims` decide by content. */
  readonly files: readonly string[]
  /** Where such a file stands, everything in its directory is at hand, though nobody parses it: a chart reads files of any name. */
  readonly brings?: readonly string[]
  /** A quick look at the text, before it is parsed: no file that nobody wants is. By default every one that the globs name. */
  wants?(text: string, path: string): boolean
  claims?(tree: Tree): boolean
  read(tree: Tree): Iterable<Sighting>
  /** What is deployed together with this file. By default its directory. */
  scope?(tree: Tree): string
  /** Trees that files stand for together: a rendered overlay or chart, a merged compose project, an evaluated module. */
  derive?(sources: Sources): Iterable<Derived>
  /** Trees that stand inside the values of another one, derived ones included: a configuration file in a ConfigMap. */
  within?(tree: Tree): Iterable<Tree>
}

/** All that was read. */
export interface Sources {
  readonly files: ReadonlyMap<string, SourceFile>
  /** Every file that some reader reads in this syntax, by path. */
  trees(syntax: Syntax): ReadonlyMap<string, Tree>
}

export interface Sighting {
  readonly kind: Kind
  readonly name: string
  readonly path: Path
  /** What the shape reads, where it is not just the value at `path`: labels of a block, say. */
  readonly data?: unknown
  /** What the shape made of it, where the reader had to ask it anyway. */
  readonly read?: unknown
}

/**
 * A tree made from others, which every reader of its syntax reads (its maker's, unless said: a rendered chart is YAML).
 * The files that it covers are read through it, not on their own.
 */
export interface Derived {
  readonly tree: Tree
  readonly syntax?: Syntax
  readonly covers: readonly string[]
}
