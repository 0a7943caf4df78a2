import { spawnSync } from 'node:child_process'

/** Why a test is skipped, where it is: nothing but Node is needed to pass. */
export function lacks(program: string): boolean {
  return spawnSync(program, ['--version']).status !== 0
}
