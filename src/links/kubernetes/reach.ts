import { KubernetesObject, OpaqueObject } from '../../kinds/kubernetes.ts'
import type { Estate, KeyOf } from '../../model/estate.ts'
import type { Kind, Resource } from '../../model/resource.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { areAlternatives, isPlain } from './alternatives.ts'

/** A resource that may stand beside another one; `sure` when both name the same namespace, or neither names one. */
export interface Reached<T> {
  readonly resource: Resource<T>
  readonly sure: boolean
}

/**
 * The resources of a kind that may stand in the same cluster and namespace. Those are: what is deployed in the same
 * scope; and plain manifests of other directories that name the same namespace, unless the two directories are
 * alternatives (see `areAlternatives`). A namespace that is not named may be any; one that very many directories name is
 * looked at scope by scope.
 */
export function inReach<T>(estate: Estate, kind: Kind<T>, of: Resource): readonly Reached<T>[] {
  const lists = listsOf.get(estate) ?? new Map<string, readonly Reached<unknown>[]>()
  listsOf.set(estate, lists)
  // It depends on nothing else: the scope of a plain manifest is its directory.
  const key = [kind.id, isPlain(of), of.scope, namespaceOf(of) ?? ''].join(' ')
  const list = lists.get(key) ?? gathered(estate, kind, of)
  lists.set(key, list)
  return list as readonly Reached<T>[]
}

/** The same by a key, from an index that is built once. Define the key at module level. */
export function inReachBy<T>(
  estate: Estate,
  kind: Kind<T>,
  of: Resource,
  keyOf: KeyOf<T>,
): ReadonlyMap<string, readonly Reached<T>[]> {
  const list = inReach(estate, kind, of)
  const indexes = indexesOf.get(list) ?? new Map<unknown, ReadonlyMap<string, readonly Reached<unknown>[]>>()
  indexesOf.set(list, indexes)
  const index = indexes.get(keyOf) ?? indexed(list, keyOf)
  indexes.set(keyOf, index)
  return index as ReadonlyMap<string, readonly Reached<T>[]>
}

const listsOf = new WeakMap<Estate, Map<string, readonly Reached<unknown>[]>>()
const indexesOf = new WeakMap<object, Map<unknown, ReadonlyMap<string, readonly Reached<unknown>[]>>>()

function indexed<T>(list: readonly Reached<T>[], keyOf: KeyOf<T>): Map<string, Reached<T>[]> {
  const index = new Map<string, Reached<T>[]>()
  for (const each of list) {
    const keys = keyOf(each.resource) ?? []
    for (const key of typeof keys === 'string' ? [keys] : keys) {
      const known = index.get(key)
      if (known) known.push(each)
      else index.set(key, [each])
    }
  }
  return index
}

function gathered<T>(estate: Estate, kind: Kind<T>, of: Resource): readonly Reached<T>[] {
  const namespace = namespaceOf(of)
  const near = (estate.by(kind, scopeOf).get(of.scope) ?? []).filter(
    (other) => namespaceOf(other) === undefined || namespace === undefined || namespaceOf(other) === namespace,
  )
  const named =
    namespace === undefined || isCrowded(estate, namespace) ? [] : (estate.by(kind, namespaceOf).get(namespace) ?? [])
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
  const namespace = namespaceOf(of)
  if (isPlain(of) && namespace !== undefined && isCrowded(estate, namespace)) return true
  const opaque = estate.by(OpaqueObject, scopeOf)
  return opaque.has(of.scope) || (isPlain(of) && estate.of(OpaqueObject).some(isPlain))
}

export function namespaceOf(resource: Resource): string | undefined {
  if (namespaces.has(resource)) return namespaces.get(resource)
  const namespace = KubernetesObject.shape(valueAt(resource.tree.data, rootOf(resource)))?.metadata?.namespace
  namespaces.set(resource, namespace)
  return namespace
}

const namespaces = new WeakMap<Resource, string | undefined>()

/** The path of the object that the resource is, or stands in. */
function rootOf({ tree, path }: Resource): Path {
  for (let length = 1; length <= path.length; length++) {
    const object = KubernetesObject.shape(valueAt(tree.data, path.slice(0, length)))
    if (object && !object.kind.endsWith('List')) return path.slice(0, length)
  }
  return path
}

function scopeOf({ scope }: Resource): string {
  return scope
}

/** Every directory would have to be held against every other one. */
function isCrowded(estate: Estate, namespace: string): boolean {
  const counts = countsOf.get(estate) ?? new Map<string, number>()
  countsOf.set(estate, counts)
  const known = counts.get(namespace)
  if (known !== undefined) return known > 100
  const scopes = new Set((estate.by(KubernetesObject, namespaceOf).get(namespace) ?? []).map(({ scope }) => scope))
  counts.set(namespace, scopes.size)
  return scopes.size > 100
}

const countsOf = new WeakMap<Estate, Map<string, number>>()
