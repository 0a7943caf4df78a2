import type { SourceFile, Tree } from '../model/source.ts'

/** A way of writing: YAML, HCL, Dockerfile. Parsing never throws; what is wrong is in `tree.problems`. */
export interface Syntax {
  readonly title: string
  parse(file: SourceFile): Tree
  /** Whether the text is written in it at all: a template of YAML is none. Quick; by default whatever a reader wants is. */
  reads?(file: SourceFile): boolean
  /** Loads what parsing needs (WASM), once. Absent where nothing is heavy. */
  ready?(): Promise<void>
}
