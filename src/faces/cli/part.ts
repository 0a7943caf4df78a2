import { resolve } from 'node:path'
import { commands } from '../../commands/index.ts'
import { parts } from './leading.ts'
import type { Outside } from './outside.ts'

/** The command that a short way in stands for: where a spec is, its part is generated; elsewhere what is there is audited. Cost is a command of its own. */
export async function partOf(
  part: string,
  rest: readonly string[],
  cwd: string | undefined,
  outside: Outside,
): Promise<string[]> {
  const named = rest[0] !== undefined && !rest[0].startsWith('-') ? rest[0] : undefined
  const directory = resolve(outside.cwd, cwd ?? '.', named ?? '.')
  const world = await outside.world(directory)
  if (part === 'cost') return ['-C', directory, 'cost', ...rest.slice(named === undefined ? 0 : 1)]
  const hasSpec = Object.hasOwn(commands, 'generate') && (await world.files.read('devops.yaml')) !== undefined
  const only = (parts[part] ?? []).flatMap((each) => ['--only', each])
  return ['-C', directory, hasSpec ? 'generate' : 'audit', ...only, ...rest.slice(named === undefined ? 0 : 1)]
}
