import type { Resource } from '../../model/resource.ts'
import { directoryOf, type Problem, type SourceFile } from '../../model/source.ts'
import type { Spec } from '../../model/spec.ts'
import type { World } from '../../model/world.ts'
import { besideOf } from '../beside.ts'
import { isSpec, specName } from '../specs.ts'

export interface Intents {
  /** The spec nearest above the resource's file. */
  readonly of: (resource: Resource) => Spec | undefined
  readonly problems: readonly Problem[]
  /** Specs that count though they were not walked. */
  readonly above: readonly SourceFile[]
}

/** Every `devops.yaml` governs its directory; one that stands above what was walked counts too. */
export async function intentsOf(world: World, files: readonly SourceFile[]): Promise<Intents> {
  const specs = new Map(files.filter(({ path }) => isSpec(path)).map((file) => [directoryOf(file.path), file]))
  for (const directory of new Set(files.flatMap(({ path }) => directoriesAbove(path)))) {
    if (specs.has(directory)) continue
    const path = directory === '.' ? specName : `${directory}/${specName}`
    const text = await world.files.read(path)
    if (text !== undefined) specs.set(directory, { path, text })
  }
  if (specs.size === 0) return { of: () => undefined, problems: [], above: [] }
  const walked = new Set(files.map(({ path }) => path))
  const { readSpec } = await import('../../design/read.ts')
  const read = await Promise.all(
    [...specs].map(async ([directory, file]) => ({ directory, ...readSpec(file, await besideOf(world, file)) })),
  )
  const byDirectory = new Map(read.map(({ directory, spec }) => [directory, spec]))
  return {
    of: ({ tree }) => byDirectory.get(directoriesAbove(tree.file.path).find((each) => byDirectory.has(each)) ?? ''),
    above: [...specs.values()].filter(({ path }) => !walked.has(path)),
    problems: read.flatMap(({ problems }) =>
      problems.map(({ message, remedy, place }) => ({ message: `${message}. ${remedy}`, place })),
    ),
  }
}

/** From the nearest to the top, `.`; a path that climbs out has nothing above its own first step down. */
function directoriesAbove(path: string): string[] {
  const steps = path.split('/').slice(0, -1)
  const all = steps.map((_, index) => steps.slice(0, steps.length - index).join('/'))
  return [...all.filter((each) => each !== '..' && !each.endsWith('/..')), ...(steps[0] === '..' ? [] : ['.'])]
}
