import type { Artifact, Blueprint } from '../model/blueprint.ts'

/** Writes one concern of a blueprint as files. Pure and synchronous: the same blueprint gives the same bytes. */
export interface Generator {
  readonly title: string
  /** Globs of where it may write. No path belongs to two generators. */
  readonly paths: readonly string[]
  /** It quotes what the others have written, and so comes last. */
  readonly quotes?: true
  wants(blueprint: Blueprint): boolean
  make(blueprint: Blueprint, written: readonly Artifact[]): Iterable<Artifact>
}
