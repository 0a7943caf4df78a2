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

const known = new WeakMap<Estate, Map<string, boolean>>()

/**
 * Whether two directories are never applied to one cluster: below the point where their paths part, one is named
 * like an environment, a region or an example, or both hold an object of the same kind, namespace and name.
 */
export function areAlternatives(estate: Estate, a: Resource, b: Resource): boolean {
  const [left, right] = parted(directoryOf(a), directoryOf(b))
  if ([left, right].some((path) => isVariant(path.at(-1) ?? ''))) return true
  const answers = known.get(estate) ?? new Map<string, boolean>()
  known.set(estate, answers)
  const key = [left, right].map((path) => path.join('/')).join(' ')
  const answer = answers.get(key) ?? shareAnObject(estate, left.join('/'), right.join('/'))
  answers.set(key, answer)
  return answer
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

function shareAnObject(estate: Estate, left: string, right: string): boolean {
  const below = (root: string) =>
    new Set(
      estate
        .of(KubernetesObject)
        .filter((each) => isPlain(each) && each.data.metadata && each.tree.file.path.startsWith(`${root}/`))
        .map(({ name }) => name),
    )
  const names = below(left)
  // One path may lie above the other: what stands below both is not two objects.
  if (right.startsWith(`${left}/`) || left.startsWith(`${right}/`)) return false
  return [...below(right)].some((name) => names.has(name))
}

function directoryOf({ tree }: Resource): readonly string[] {
  return tree.file.path.split('/').slice(0, -1)
}
