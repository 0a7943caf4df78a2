import { Container, KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'

type Found = Resource<KubernetesObject>

/** The objects of a kind and name that the given one may mean: of its own scope, or the only one of its namespace anywhere. */
export function objectsNamed(estate: Estate, of: Resource, kind: string, name: string): readonly Found[] {
  const all = estate.by(KubernetesObject, byName).get(`${kind}/${name}`) ?? []
  const namespace = namespaceOf(of)
  const fitting = all.filter(
    (each) => namespaceOf(each) === namespace || namespaceOf(each) === undefined || namespace === undefined,
  )
  const near = fitting.filter(({ scope }) => scope === of.scope)
  if (near.length > 0) return near
  return fitting.length === 1 && namespaceOf(fitting[0]) === namespace ? fitting : []
}

/** What stands in the same scope and namespace, by the kinds that are given. */
export function objectsBeside(estate: Estate, of: Resource, kinds: readonly string[]): readonly Found[] {
  const namespace = namespaceOf(of)
  return (estate.by(KubernetesObject, byScope).get(of.scope) ?? []).filter(
    (each) =>
      kinds.includes(each.data.kind) &&
      (namespaceOf(each) === namespace || namespaceOf(each) === undefined || namespace === undefined),
  )
}

export function namespaceOf(resource: Resource | undefined): string | undefined {
  const namespace = resource && valueAt(objectOf(resource), ['metadata', 'namespace'])
  return typeof namespace === 'string' ? namespace : undefined
}

/** The object as it was written, whatever a shape leaves out. */
export function objectOf({ tree, path }: Resource): unknown {
  return valueAt(tree.data, path)
}

/** Every value that a path of fields leads to; `*` is every item of a list or a map. */
export function* everyAt(value: unknown, [field, ...rest]: readonly string[]): Iterable<unknown> {
  if (field === undefined) yield value
  else if (field === '*') {
    const items = Array.isArray(value) ? value : isMap(value) ? Object.values(value) : []
    for (const item of items) yield* everyAt(item, rest)
  } else if (isMap(value) && Object.hasOwn(value, field)) yield* everyAt(value[field], rest)
}

function byName({ data }: Found): string {
  return `${data.kind}/${data.metadata?.name}`
}

function byScope({ scope }: Found): string {
  return scope
}

/** The containers of a pod, wherever it stands. */
export function containersOf(estate: Estate, pod: Resource): readonly Resource<Container>[] {
  return estate.by(Container, byPod).get(standing(pod, pod.path)) ?? []
}

function byPod(container: Resource): string {
  return standing(container, container.path.slice(0, -3))
}

function standing({ tree, scope }: Resource, path: Path): string {
  return [scope, tree.file.path, ...path].join('\n')
}

/** Which of two objects stands before the other, so that a fault of both is told once. */
export function comesFirst(a: Resource, b: Resource): boolean {
  const [left, right] = [a, b].map(({ tree, path }) => `${tree.file.path} ${String(path[0]).padStart(6, '0')}`)
  return (left ?? '') < (right ?? '')
}
