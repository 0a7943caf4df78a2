import { posix } from 'node:path'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Tree } from '../../model/source.ts'
import { fileAt } from './paths.ts'
import { composeName, isCompose, runs } from './recognize.ts'
import { lookupIn, nobody } from './variables.ts'

/** Files that are run together. */
export interface Project {
  readonly scope: string
  /** Each is laid over those before it. */
  readonly files: readonly Tree[]
  readonly directory: string
  /** Counts only where no other project has its files: others include them. */
  readonly last?: boolean
}

/**
 * The projects among the files: in each directory the default one (`compose.yaml` with its override, or what `COMPOSE_FILE` in
 * `.env` names), one more with the default file below for each variant that cannot run alone, and every file that can.
 */
export function projectsIn(trees: ReadonlyMap<string, Tree>, variables: ReadonlyMap<string, Tree>): readonly Project[] {
  const all = [...trees.values()].filter(({ file, data }) => isCompose(data, file.path))
  const used = new Set(all.flatMap((tree) => [...usedBy(tree)]))
  const byDirectory = groups(all)
  const projects = [...byDirectory].flatMap(([directory, files]) => {
    const env = variables.get(posix.join(directory, '.env'))
    return projectsOf(directory, files, used, env ? lookupIn([env], nobody)('COMPOSE_FILE') : undefined)
  })
  const left = all.filter(({ file }) => used.has(file.path))
  return [...projects, ...left.map((tree) => alone(tree))]
}

function alone(tree: Tree): Project {
  const { path } = tree.file
  return { scope: path, files: [tree], directory: directoryOf(path), last: true }
}

function projectsOf(
  directory: string,
  files: readonly Tree[],
  used: ReadonlySet<string>,
  chosen: unknown,
): readonly Project[] {
  const at = (name: string) => files.find(({ file }) => file.path === posix.join(directory, name))
  const first = (names: readonly string[]) => names.map(at).find((each) => each !== undefined)
  const base = first(['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'])
  const override = first([
    'compose.override.yml',
    'compose.override.yaml',
    'docker-compose.override.yml',
    'docker-compose.override.yaml',
  ])
  const named = typeof chosen === 'string' ? chosen.split(/[:;]/).map(at) : []
  const ours = named.length > 0 && !named.includes(undefined) ? named : base ? [base, override] : []
  const standard = ours.filter((each) => each !== undefined)
  const projects: Project[] = []
  const included = standard[0] && used.has(standard[0].file.path)
  if (standard.length > 0 && !included) projects.push({ scope: directory, files: standard, directory })
  for (const tree of files) {
    const { path } = tree.file
    if (standard.includes(tree) || used.has(path)) continue
    const below = base && composeName(path)?.variant && !canRun(tree) ? [base] : []
    projects.push({ scope: path, files: [...below, tree], directory })
  }
  return projects
}

function groups(trees: readonly Tree[]): ReadonlyMap<string, readonly Tree[]> {
  const found = new Map<string, Tree[]>()
  for (const tree of trees) {
    const directory = directoryOf(tree.file.path)
    const known = found.get(directory)
    if (known) known.push(tree)
    else found.set(directory, [tree])
  }
  return found
}

/** Every service says what it runs. */
function canRun({ data }: Tree): boolean {
  const services = (Array.isArray(data) ? data : []).flatMap((document) =>
    isMap(document) && isMap(document.services) ? Object.values(document.services) : [],
  )
  return services.length > 0 && services.every(runs)
}

/** Files that a file includes or whose services it extends: they are read through it. */
function* usedBy({ file, data }: Tree): Iterable<string> {
  for (const document of Array.isArray(data) ? data : []) {
    if (!isMap(document)) continue
    const includes = Array.isArray(document.include) ? document.include : []
    const extended = isMap(document.services) ? Object.values(document.services) : []
    const written = [
      ...includes.flatMap((each) => (isMap(each) ? each.path : each)),
      ...extended.map((each) => (isMap(each) && isMap(each.extends) ? each.extends.file : undefined)),
    ]
    for (const path of written) {
      const found = typeof path === 'string' ? fileAt(directoryOf(file.path), path) : undefined
      if (found !== undefined && found !== file.path) yield found
    }
  }
}
