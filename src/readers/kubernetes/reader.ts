import { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { PodDisruptionBudget } from '../../kinds/kubernetes/pod-disruption-budget.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { Container, KubernetesObject, OpaqueObject, Pod, podPaths, Workload } from '../../kinds/kubernetes.ts'
import type { Kind } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'Kubernetes manifests and custom resources',
  syntax: yaml,
  files: ['**/*.{yaml,yml}'],
  claims: (tree) => Array.isArray(tree.data) && tree.data.some(isObject),
  *read(tree) {
    if (!Array.isArray(tree.data)) return
    for (const [index, document] of tree.data.entries()) yield* objects(document, [index])
  },
}

const typed: Readonly<Record<string, Kind>> = {
  Service,
  HorizontalPodAutoscaler,
  PodDisruptionBudget,
  NetworkPolicy,
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
  yield { kind: KubernetesObject, name: full, path }
  const kind = typed[object.kind]
  if (kind && isBuiltIn(object.apiVersion)) yield { kind, name: full, path }
  const pod = Object.hasOwn(podPaths, object.kind) ? podPaths[object.kind] : undefined
  if (!pod) return
  yield { kind: Workload, name: full, path }
  yield { kind: Pod, name: full, path: [...path, ...pod] }
  for (const list of ['initContainers', 'containers']) {
    const containers = valueAt(value, [...pod, 'spec', list])
    if (!Array.isArray(containers)) continue
    for (const [index, each] of containers.entries()) {
      const { name = String(index) } = Container.shape(each) ?? {}
      yield { kind: Container, name: `${full}/${name}`, path: [...path, ...pod, 'spec', list, index] }
    }
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

/** Groups of Kubernetes itself have no dot, or end in `.k8s.io`. */
function isBuiltIn(apiVersion: string): boolean {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  return !group.includes('.') || group.endsWith('.k8s.io')
}
