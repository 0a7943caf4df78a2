import { kindOf } from '../../kinds/kubernetes/by-group.ts'
import {
  Container,
  KubernetesObject,
  OpaqueObject,
  Pod,
  podPathOf,
  StepContainer,
  templatesOf,
  Workload,
} from '../../kinds/kubernetes.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'Kubernetes manifests and custom resources',
  syntax: yaml,
  files: ['**/*.{yaml,yml,json}'],
  // Most JSON is something else, and large.
  wants: (text, path) => !path.endsWith('.json') || (text.includes('"apiVersion"') && text.includes('"kind"')),
  claims: (tree) => Array.isArray(tree.data) && tree.data.some(isObject),
  *read(tree) {
    if (!Array.isArray(tree.data)) return
    for (const [index, document] of tree.data.entries()) yield* objects(document, [index])
  },
}

function* objects(value: unknown, path: Path): Iterable<Sighting> {
  const object = isObject(value) ? KubernetesObject.shape(value) : undefined
  if (!object || isOpen(valueAt(value, ['metadata'])) || nameless(value)) yield* opaque(value, path)
  if (!object) return
  const items = valueAt(value, ['items'])
  if (object.kind.endsWith('List') && Array.isArray(items)) {
    for (const [index, item] of items.entries()) yield* objects(item, [...path, 'items', index])
    return
  }
  const { namespace, name = '?' } = object.metadata ?? {}
  const full = [object.kind, namespace, name].filter((part) => part !== undefined).join('/')
  yield { kind: KubernetesObject, name: full, path, read: object }
  const kind = kindOf(object.apiVersion, object.kind)
  if (kind) yield { kind, name: full, path }
  for (const at of templatesOf(object.apiVersion, object.kind)) yield* steps(valueAt(value, at), full, [...path, ...at])
  const pod = podPathOf(object.apiVersion, object.kind)
  if (!pod) return
  yield { kind: Workload, name: full, path }
  yield* podAt(value, full, path, pod)
}

/** The pod and its containers. */
function* podAt(value: unknown, name: string, path: Path, inside: readonly string[]): Iterable<Sighting> {
  const read = Pod.shape(valueAt(value, inside))
  if (read) yield { kind: Pod, name, path: [...path, ...inside], read }
  for (const list of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
    const containers = read?.spec[list] ?? valueAt(value, [...inside, 'spec', list])
    if (!Array.isArray(containers)) continue
    for (const [index, each] of containers.entries()) {
      const at = [...path, ...inside, 'spec', list, index]
      if (each === undefined) continue
      const container = read ? each : Container.shape(each)
      if (container) yield { kind: Container, name: `${name}/${container.name}`, path: at, read: container }
    }
  }
}

/** The containers of Argo's templates: each stands alone, under the name of its template. */
function* steps(templates: unknown, name: string, path: Path): Iterable<Sighting> {
  if (!Array.isArray(templates)) return
  for (const [index, template] of templates.entries())
    for (const form of ['container', 'script'] as const) {
      const each = valueAt(template, [form])
      const container = isMap(each) ? Container.shape({ name: valueAt(template, ['name']), ...each }) : undefined
      if (container)
        yield { kind: StepContainer, name: `${name}/${container.name}`, path: [...path, index, form], read: container }
    }
}

function* opaque(value: unknown, path: Path): Iterable<Sighting> {
  if (isObject(value) || isUnknown(value)) yield { kind: OpaqueObject, name: '?', path }
}

/** By the two fields that every object has, known or not. */
function isObject(value: unknown): boolean {
  if (!isMap(value) || !Object.hasOwn(value, 'apiVersion') || !Object.hasOwn(value, 'kind')) return false
  return !elsewhere.test(String(value.apiVersion))
}

/** Input of other programs, which no cluster ever sees: of Kustomize, Backstage and OpenSLO. */
const elsewhere = /^(?:kustomize\.config\.k8s\.io|(?:scaffolder\.)?backstage\.io|openslo)\//

/** Has a name, but not one that can be known. */
function nameless(value: unknown): boolean {
  return isOpen(valueAt(value, ['metadata', 'name']))
}

function isOpen(value: unknown): boolean {
  return isUnknown(value) || (typeof value === 'string' && hasHole(value))
}
