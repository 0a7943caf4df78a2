import { Application, ApplicationSet } from '../../kinds/kubernetes/argocd.ts'
import type { Estate } from '../../model/estate.ts'
import { pathFrom } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'

/** Whether a path is a directory of the estate, or a file in it. */
export function standsIn(estate: Estate, path: string): boolean {
  const clean = pathFrom('.', path)
  return clean === undefined || clean === '.' || pathsOf(estate).has(clean)
}

/**
 * The repositories that Argo CD reads and that are this one: at least two of three of the paths that it is told to read from
 * there stand here.
 */
export function ownRepositories(estate: Estate): ReadonlySet<string> {
  const known = owned.get(estate)
  if (known) return known
  const tally = new Map<string, { here: number; all: number }>()
  for (const { data } of [...estate.of(Application), ...estate.of(ApplicationSet)]) {
    const spec = 'spec' in data ? data.spec : undefined
    const template = spec && 'template' in spec ? spec.template?.spec : spec && 'source' in spec ? spec : undefined
    for (const source of [template?.source, ...(template?.sources ?? [])]) {
      const { repoURL, path } = source ?? {}
      if (!repoURL || !path || hasHole(path) || /[*?]/.test(path) || pathFrom('.', path) === '.') continue
      const count = tally.get(plain(repoURL)) ?? { here: 0, all: 0 }
      tally.set(plain(repoURL), { here: count.here + (standsIn(estate, path) ? 1 : 0), all: count.all + 1 })
    }
  }
  const found = new Set([...tally].flatMap(([name, { here, all }]) => (here > 0 && here * 3 >= all * 2 ? [name] : [])))
  owned.set(estate, found)
  return found
}

/** One form for the ways in which the address of a repository is written. */
export function plain(url: string): string {
  return url
    .replace(/^(?:https?:\/\/|ssh:\/\/)?(?:[^@/]*@)?/, '')
    .replace(':', '/')
    .replace(/\.git$/, '')
    .toLowerCase()
}

const owned = new WeakMap<Estate, ReadonlySet<string>>()
const paths = new WeakMap<Estate, ReadonlySet<string>>()

function pathsOf(estate: Estate): ReadonlySet<string> {
  const known = paths.get(estate)
  if (known) return known
  const found = new Set<string>()
  for (const path of estate.files.keys()) {
    found.add(path)
    for (let at = path.lastIndexOf('/'); at > 0 && !found.has(path.slice(0, at)); at = path.lastIndexOf('/', at - 1))
      found.add(path.slice(0, at))
  }
  paths.set(estate, found)
  return found
}
