import { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'

/** Applied as it stands, directory by directory: no render decides what belongs together. */
export function isPlain({ tree }: Resource): boolean {
  return tree.scope === undefined
}

const variants =
  /^(?:dev|devel|develop|development|test|tests|testing|testdata|qa|uat|stage|staging|stg|preprod|prod|production|live|preview|sandbox|demo|local|ci|e2e|canary|blue|green|dr|example|examples|sample|samples|fixture|fixtures|docs)$/
const region = /^(?:[a-z]{2}(?:-gov)?-[a-z]+-\d|[a-z]+-[a-z]+\d)/

const rivalsOf = new WeakMap<Estate, ReadonlySet<string>>()
/** An object that stands in more directories than this is compared in these only. */
const most = 50

/**
 * Whether two directories are never applied to one cluster: below the point where their paths part, one is named
 * like an environment, a region or an example, or both hold an object of the same kind, namespace and name.
 */
export function areAlternatives(estate: Estate, a: Resource, b: Resource): boolean {
  const [left, right] = parted(directoryOf(a), directoryOf(b))
  if ([left, right].some((path) => isVariant(path.at(-1) ?? ''))) return true
  const rivals = rivalsOf.get(estate) ?? rivalsIn(estate)
  rivalsOf.set(estate, rivals)
  return rivals.has(pairOf(left, right))
}

function isVariant(step: string): boolean {
  return region.test(step) || step.split(/[-_.]/).some((word) => variants.test(word))
}

/** Both paths up to and with the first step in which they differ. */
function parted(a: readonly string[], b: readonly string[]): [readonly string[], readonly string[]] {
  const at = a.findIndex((step, index) => step !== b[index])
  const length = (at < 0 ? a.length : at) + 1
  return [a.slice(0, length), b.slice(0, length)]
}

/** The pairs of directories below which the same object stands, as `parted` shows them. */
function rivalsIn(estate: Estate): ReadonlySet<string> {
  const homes = new Map<string, Map<string, Resource>>()
  for (const resource of estate.of(KubernetesObject)) {
    if (!isPlain(resource) || !resource.data.metadata) continue
    const home = homes.get(resource.name) ?? new Map<string, Resource>()
    if (home.size < most) home.set(resource.scope, resource)
    homes.set(resource.name, home)
  }
  const rivals = new Set<string>()
  for (const home of homes.values())
    for (const a of home.values())
      for (const b of home.values()) {
        const [left, right] = parted(directoryOf(a), directoryOf(b))
        // One path may lie above the other: what stands below both is not two objects.
        if (left.length === right.length && left.at(-1) !== right.at(-1)) rivals.add(pairOf(left, right))
      }
  return rivals
}

function pairOf(left: readonly string[], right: readonly string[]): string {
  return `${left.join('/')} ${right.join('/')}`
}

function directoryOf({ tree }: Resource): readonly string[] {
  return tree.file.path.split('/').slice(0, -1)
}
