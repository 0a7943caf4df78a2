import type { Estate } from '../model/estate.ts'
import { placeOf, type Resource } from '../model/resource.ts'
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
  const estate = survey(files)
  const { spotOf } = reporter(new Map([...estate.files].map(([path, { text }]) => [path, text])))
  const lineOf = (resource: Resource) => {
    const { file, line } = spotOf(placeOf(resource))
    return { file, line }
  }
  return { estate, lineOf }
}

/** The world as it was where a revision and what is checked out parted. */
export function atRevision(world: World, name: string): ReturnType<typeof revisionOf> {
  return revisionOf(world, name)
}
