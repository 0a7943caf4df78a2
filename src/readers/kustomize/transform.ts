import { isMap } from '../../model/shape.ts'
import { childOf, everyAt, type MapNode, type Mark, type Node, plain, textAt } from '../../syntax/derived/node.ts'
import { type Document, isClusterWide, kindOf, nameOf } from './document.ts'
import { always, templates, whereThere } from './label-fields.ts'

export function setNamespace(documents: readonly Document[], namespace: Node): void {
  const name = plain(namespace)
  if (typeof name !== 'string') return
  for (const document of documents) {
    const path = kindOf(document) === 'Namespace' ? ['metadata', 'name'] : ['metadata', 'namespace']
    if (kindOf(document) === 'Namespace') document.formerly.add(nameOf(document) ?? '')
    else if (isClusterWide(document)) subjects(document, namespace)
    if (isClusterWide(document) && kindOf(document) !== 'Namespace') continue
    set(document.node, path, namespace)
    subjects(document, namespace)
  }
}

/** The default account of a binding moves with it; other accounts follow the objects that they name. */
function subjects(document: Document, namespace: Node): void {
  if (!kindOf(document).endsWith('RoleBinding')) return
  for (const { map } of everyAt(document.node, ['subjects', '*', 'name']))
    if (textAt(map, ['name']) === 'default' && textAt(map, ['kind']) === 'ServiceAccount')
      map.entries.set('namespace', namespace)
}

/** Names get something before or after; what they were is remembered for those that refer to them. */
export function rename(documents: readonly Document[], prefix: string, suffix: string, mark: Mark): void {
  for (const document of documents) {
    const name = nameOf(document)
    const kind = kindOf(document)
    if (name === undefined || kind === 'CustomResourceDefinition' || kind === 'APIService' || kind === 'Namespace')
      continue
    document.formerly.add(name)
    set(document.node, ['metadata', 'name'], { is: 'leaf', value: `${prefix}${name}${suffix}`, mark })
  }
}

export function addLabels(
  documents: readonly Document[],
  pairs: MapNode,
  into: { readonly selectors: boolean; readonly templates: boolean },
): void {
  for (const document of documents) {
    const kind = kindOf(document)
    addPairs(document.node, ['metadata', 'labels'], pairs, true)
    if (into.templates || into.selectors) {
      for (const path of templates(kind)) addPairs(document.node, [...path, 'labels'], pairs, true)
      if (kind === 'StatefulSet')
        addPairs(document.node, ['spec', 'volumeClaimTemplates', '*', 'metadata', 'labels'], pairs, true)
    }
    if (!into.selectors) continue
    const own = Object.hasOwn(always, kind) ? always[kind] : undefined
    if (own) addPairs(document.node, own, pairs, true)
    for (const path of Object.hasOwn(whereThere, kind) ? (whereThere[kind] ?? []) : [])
      addPairs(document.node, path, pairs, false)
  }
}

export function addAnnotations(documents: readonly Document[], pairs: MapNode): void {
  for (const document of documents) {
    addPairs(document.node, ['metadata', 'annotations'], pairs, true)
    for (const path of templates(kindOf(document))) addPairs(document.node, [...path, 'annotations'], pairs, true)
  }
}

export function setReplicas(documents: readonly Document[], name: string, count: Node): boolean {
  const scaled = documents.filter(
    (document) =>
      /^(?:Deployment|ReplicaSet|ReplicationController|StatefulSet)$/.test(kindOf(document)) &&
      (nameOf(document) === name || document.formerly.has(name)),
  )
  for (const document of scaled) set(document.node, ['spec', 'replicas'], count)
  return scaled.length > 0
}

/** The images of every container in an object, whatever its kind: that is how kustomize finds them too. */
export function setImages(documents: readonly Document[], entry: Node): void {
  const { name, newName, newTag, digest } = fieldsOf(entry)
  if (typeof name !== 'string') return
  const from = (newTag !== undefined && childOf(entry, 'newTag')) || childOf(entry, digest ? 'digest' : 'newName')
  for (const { node } of documents)
    for (const map of containersIn(node)) {
      const image = textAt(map, ['image']) ?? ''
      const [, own = '', rest = ''] = /^((?:[^/@]*\/)*[^:@/]+)([:@].*)?$/.exec(image) ?? []
      if (own !== name || !from) continue
      const tag = newTag === undefined ? '' : `:${newTag}`
      const pinned = digest === undefined ? '' : `@${digest}`
      const value = `${newName ?? own}${tag || pinned ? tag + pinned : rest}`
      map.entries.set('image', { is: 'leaf', value, mark: { ...from.mark, made: 'put together by `images`' } })
    }
}

function* containersIn(node: Node): Iterable<MapNode> {
  if (node.is === 'list') for (const item of node.items) yield* containersIn(item)
  if (node.is !== 'map') return
  for (const [name, each] of node.entries) {
    if ((name === 'containers' || name === 'initContainers') && each.is === 'list')
      for (const item of each.items) if (item.is === 'map') yield item
    yield* containersIn(each)
  }
}

function addPairs(node: Node, path: readonly string[], pairs: MapNode, create: boolean): void {
  for (const { map, name } of everyAt(node, path, create ? pairs.mark : undefined)) {
    const known = map.entries.get(name)
    const entries = new Map([...(known?.is === 'map' ? known.entries : []), ...pairs.entries])
    map.entries.set(name, { is: 'map', entries, mark: known?.is === 'map' ? known.mark : pairs.mark })
  }
}

export function set(node: Node, path: readonly string[], value: Node): void {
  for (const { map, name } of everyAt(node, path, value.mark)) map.entries.set(name, value)
}

function fieldsOf(entry: Node): { readonly [name: string]: unknown } {
  const value = plain(entry)
  return isMap(value) ? value : {}
}
