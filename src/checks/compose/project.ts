import { ComposeProject, ComposeService } from '../../kinds/compose.ts'
import type { Estate } from '../../model/estate.ts'
import { folderOf, type Resource } from '../../model/resource.ts'
import { directoryOf, valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'

/** The services of the project that a resource belongs to. */
export function servicesOf(estate: Estate, { scope }: Resource): readonly Resource<ComposeService>[] {
  return estate.by(ComposeService, byScope).get(scope) ?? []
}

/** The service of a name in the project of a resource. */
export function serviceNamed(estate: Estate, resource: Resource, name: string): Resource<ComposeService> | undefined {
  return servicesOf(estate, resource).find(({ data }) => data.key === name)
}

/** Whether all parts of the project were read: a file that it includes may hold the rest. */
export function isWhole({ tree }: Resource): boolean {
  if (tree.problems.length > 0) return false
  const project = valueAt(tree.data, [0])
  return typeof project === 'object' && project !== null && !Object.values(project).some(isUnknown)
}

/**
 * The names that a section declares, or nothing where one cannot be known. A file that is run together with others of its directory,
 * as they are named on the command line, may use what those declare.
 */
export function declaredIn(estate: Estate, resource: Resource, section: string): readonly string[] | undefined {
  const { tree, scope } = resource
  const directory = directoryOf(tree.file.path)
  const beside = scope === directory ? [] : (estate.by(ComposeProject, folderOf).get(directory) ?? [])
  const names = new Set<string>()
  for (const each of [tree, ...beside.map((other) => other.tree)]) {
    const all = valueAt(each.data, [0, section])
    if (isUnknown(all)) return undefined
    if (typeof all === 'object' && all !== null) for (const name of Object.keys(all)) names.add(name)
  }
  return [...names]
}

/** Whether two services can run at once: those without a profile always do. */
export function runTogether(one: ComposeService, other: ComposeService): boolean {
  const [mine = [], theirs = []] = [one.profiles, other.profiles]
  return mine.length === 0 || theirs.length === 0 || mine.some((each) => theirs.includes(each))
}

function byScope({ scope }: Resource): string {
  return scope
}
