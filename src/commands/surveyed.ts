import type { Estate } from '../model/estate.ts'
import { placeOf, type Resource } from '../model/resource.ts'
import { directoryOf, pathFrom, type SourceFile } from '../model/source.ts'
import type { World } from '../model/world.ts'
import { ready, survey } from '../readers/survey.ts'
import { auditConfig } from './auditing/config.ts'
import { filesOf } from './auditing/files.ts'
import { reporter } from './auditing/report.ts'
import { revisionOf } from './auditing/revision.ts'

/** What stands below a directory, as the audit reads it too, and the line of each resource. */
export async function surveyed(
  world: World,
  directory: string,
): Promise<{ readonly estate: Estate; readonly lineOf: (resource: Resource) => { file: string; line: number } }> {
  const { include, exclude } = await auditConfig(world)
  const { files } = await filesOf(world, { paths: [directory], include, exclude })
  await ready()
  const estate = survey([...files, ...(await calledFrom(world, files))])
  const { spotOf } = reporter(new Map([...estate.files].map(([path, { text }]) => [path, text])))
  const lineOf = (resource: Resource) => {
    const { file, line } = spotOf(placeOf(resource))
    return { file, line }
  }
  return { estate, lineOf }
}

/** The files of local modules that are called and stand outside of what was read. */
async function calledFrom(world: World, files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const known = new Map(files.map((file) => [file.path, file]))
  const walked = new Set(files.map(({ path }) => directoryOf(path)))
  const more: SourceFile[] = []
  for (const file of known.values()) {
    if (!/\.(?:tf|tofu)$/.test(file.path)) continue
    for (const [, source = ''] of file.text.matchAll(/\bsource\s*=\s*"(\.\.?(?:\/[^"]*)?)"/g)) {
      const target = pathFrom(directoryOf(file.path), source)
      if (target === undefined || walked.has(target)) continue
      walked.add(target)
      const beside = (await world.files.walk(target, { include: ['**/*.{tf,tofu,tftpl,tpl,json,yaml,yml}'] })).files
      for (const each of beside)
        if (directoryOf(each.path) === target && !known.has(each.path)) {
          known.set(each.path, each)
          more.push(each)
        }
    }
  }
  return more
}

/** The world as it was where a revision and what is checked out parted. */
export function atRevision(world: World, name: string): ReturnType<typeof revisionOf> {
  return revisionOf(world, name)
}
