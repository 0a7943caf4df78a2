import { KubernetesObject, OpaqueObject } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Kind, Resource } from '../../model/resource.ts'
import { type Path, valueAt } from '../../model/source.ts'

/**
 * The resources of a kind that may stand in the same cluster and namespace, each with how sure that is. Those are: what
 * is deployed in the same scope; and plain manifests of other directories that name the same namespace, unless the
 * two directories are alternatives (see `areAlternatives`). A namespace that is not named may be any.
 */
export function inReach<T>(estate: Estate, kind: Kind<T>, of: Resource): { resource: Resource<T>; sure: boolean }[] {
  const namespace = namespaceOf(of)
  const near = (estate.by(kind, scopeOf).get(of.scope) ?? []).filter(
    (other) => namespaceOf(other) === undefined || namespace === undefined || namespaceOf(other) === namespace,
  )
  const named = namespace === undefined ? [] : (estate.by(kind, namespaceOf).get(namespace) ?? [])
  const far = named.filter(
    (other) => other.scope !== of.scope && isPlain(other) && isPlain(of) && !areAlternatives(estate, of, other),
  )
  return [
    ...near.map((resource) => ({ resource, sure: namespaceOf(resource) === namespace })),
    ...far.map((resource) => ({ resource, sure: true })),
  ]
}

/** Whether something deployed beside this one cannot be identified, so that nothing can be said to be missing. */
export function mayHoldMore(estate: Estate, of: Resource): boolean {
  const opaque = estate.by(OpaqueObject, scopeOf)
  return opaque.has(of.scope) || (isPlain(of) && estate.of(OpaqueObject).some(isPlain))
}

export function namespaceOf(resource: Resource): string | undefined {
  return KubernetesObject.shape(valueAt(resource.tree.data, rootOf(resource)))?.metadata?.namespace
}

/** The path of the object that the resource is, or stands in. */
export function rootOf({ tree, path }: Resource): Path {
  for (let length = 1; length <= path.length; length++) {
    const object = KubernetesObject.shape(valueAt(tree.data, path.slice(0, length)))
    if (object && !object.kind.endsWith('List')) return path.slice(0, length)
  }
  return path
}

function scopeOf({ scope }: Resource): string {
  return scope
}

/** Applied as it stands, directory by directory: no render decides what belongs together. */
function isPlain({ tree }: Resource): boolean {
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
function areAlternatives(estate: Estate, a: Resource, b: Resource): boolean {
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
