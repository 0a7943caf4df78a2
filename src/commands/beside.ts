import { posix } from 'node:path'
import { type Beside, scoresIn } from '../design/score/score.ts'
import { directoryOf, type SourceFile } from '../model/source.ts'
import type { World } from '../model/world.ts'
import { yaml } from '../syntax/yaml/yaml.ts'

/** The files that a spec names, read beforehand: a spec is read at once. */
export async function besideOf(world: World, spec: SourceFile): Promise<Beside> {
  return besideAmong(await namedBy(spec, world), spec)
}

/** The same of files that are at hand. */
export function besideAmong(files: readonly SourceFile[], spec: SourceFile): Beside {
  return (path) => files.find((file) => file.path === posix.join(directoryOf(spec.path), path))?.text
}

/** Files that a spec names, as far as they are there. */
export async function namedBy(spec: SourceFile, { files }: World): Promise<readonly SourceFile[]> {
  if (!/\bscore\b/.test(spec.text)) return []
  const { data, problems } = yaml.parse(spec)
  const paths = problems.length > 0 || !Array.isArray(data) ? [] : scoresIn(data[0])
  const named: SourceFile[] = []
  for (const path of new Set(paths.map((each) => posix.join(directoryOf(spec.path), each)))) {
    const text = await files.read(path)
    if (text !== undefined) named.push({ path, text })
  }
  return named
}
