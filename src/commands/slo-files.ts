import { Fault } from '../model/fault.ts'
import type { SourceFile } from '../model/source.ts'
import type { World } from '../model/world.ts'
import { namedBy } from './beside.ts'
import { type Promised, promisedIn } from './promised.ts'
import { isSpec } from './specs.ts'

/** Files by name; of a directory every YAML file in it. */
export async function filesOf(paths: readonly string[], world: World): Promise<readonly SourceFile[]> {
  const { files } = world
  const found: SourceFile[] = []
  for (const path of paths) {
    const text = await files.read(path).catch(() => undefined)
    if (text !== undefined) {
      const file = { path, text }
      found.push(file, ...(isSpec(path) ? await namedBy(file, world) : []))
      continue
    }
    const walked = await files.walk(path, { include: ['**/*.{yaml,yml}'] })
    if (walked.files.length === 0)
      throw new Fault(
        'no-slo-file',
        `there is no \`${path}\``,
        'Name files or directories with a devops.yaml, OpenSLO, Sloth or Pyrra.',
      )
    found.push(...walked.files)
  }
  return found
}

/** Objectives of those files; a Fault where there is none. */
export function promisedOrFault(files: readonly SourceFile[]): Promised {
  const promised = promisedIn(files)
  if (promised.objectives.length > 0) return promised
  const [first] = promised.problems
  throw new Fault(
    'no-objectives',
    first ? `nothing can be measured: ${first.file}: ${first.message}` : 'nothing is promised in these files',
    'Objectives stand in a devops.yaml, or are written for OpenSLO, Sloth or Pyrra.',
  )
}
