import type { World } from '../../model/world.ts'
import type { Terminal } from './terminal.ts'

/** What the command line stands in. Nothing is loaded before it is needed. */
export interface Outside {
  readonly terminal: Terminal
  readonly version: string
  readonly cwd: string
  readonly world: (cwd: string) => Promise<World>
}
