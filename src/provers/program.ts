import type { World } from '../model/world.ts'
import type { Availability } from './prover.ts'

/** Asks a program for its version. `how` says how to get it where there is none. */
export async function versionOf(
  world: World,
  program: string,
  args: readonly string[],
  how: string,
): Promise<Availability> {
  const ran = await world.run(program, args, { timeout: 10_000 })
  if (ran?.code !== 0) return { missing: `\`${program}\` is not on this machine; ${how}` }
  const [version] = /\d+\.\d+(?:\.\d+)?/.exec(`${ran.stdout} ${ran.stderr}`) ?? ['of unknown version']
  return { version }
}
