import type { World } from '../../model/world.ts'
import type { Terminal } from './terminal.ts'

/** What the command line stands in. Nothing is loaded before it is needed. */
export interface Outside {
  readonly terminal: Terminal
  readonly version: string
  /** Another one for every build of the program; what a build of before has kept is none of its business. */
  readonly program: string
  readonly cwd: string
  readonly world: (cwd: string) => Promise<World>
}
