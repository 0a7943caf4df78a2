import type { Conflict } from './join.ts'
import type { Lock } from './lock.ts'

/** What is on disk, by path relative to the directory that holds `.devops`. */
export interface Ground {
  readonly lock: Lock
  /** Texts last generated. */
  readonly base: ReadonlyMap<string, string>
  /** Texts that were generated and not taken. */
  readonly offered: ReadonlyMap<string, string>
  /** Files as they are: those that the lock names, and those that are generated now. */
  readonly yours: ReadonlyMap<string, string>
}

export type Action =
  | 'write'
  | 'merge'
  | 'keep'
  | 'delete'
  /** Yours and ours differ in the same spot, or you deleted what we changed: somebody has to choose. */
  | 'conflict'
  /** Ours is not made any more, but you changed it: it stays. `devops own` makes it yours. */
  | 'release'
  /** Something that we did not write stands there: it stays. `devops adopt` takes ours. */
  | 'adopt-needed'

export interface FilePlan {
  readonly path: string
  readonly action: Action
  readonly reason: string
  /** New texts by path, `undefined` where a file goes. Empty where nothing is written. */
  readonly texts: ReadonlyMap<string, string | undefined>
  readonly conflicts: readonly Conflict[]
}
