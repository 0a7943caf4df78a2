import { spawnSync } from 'node:child_process'
import { nodeWorld } from '../../src/faces/world/node.ts'

export const realWorld = nodeWorld({
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
  tell: () => {},
  interactive: false,
})

/** Why tests of a program are skipped, where they are. */
export function lacks(program: string): boolean {
  return spawnSync(program, ['--version']).status !== 0
}
