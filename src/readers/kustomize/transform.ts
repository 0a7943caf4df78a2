import {
  isVoid,
  leaf,
  type MapNode,
  type Mark,
  mapAt,
  type Node,
  nodeAt,
  textAt,
  textOf,
} from '../../syntax/derived/node.ts'
import type { Configuration } from './configuration.ts'
import { allIds, currentId, type Document, originalId, remember } from './document.ts'
import { type FieldSpec, slotsAt } from './field-spec.ts'
import { groupKindOf, isClusterWide, isSelected } from './identity.ts'

/** Puts everything into the namespace. Answers the documents that are then called alike. */
export function setNamespace(
  documents: readonly Document[],
  namespace: Node,
  fields: readonly FieldSpec[],
  { unsetOnly = false, subjects = 'defaultOnly' }: { readonly unsetOnly?: boolean; readonly subjects?: string } = {},
): readonly Document[] {
  const put = (map: MapNode | undefined, field: string) => {
    if (map && !(unsetOnly && textOf(map.entries.get(field)) !== '')) map.entries.set(field, namespace)
  }
  for (const document of documents) {
    const { node } = document
    remember(document)
    const own = groupKindOf(node)
    if (!isClusterWide(own)) put(mapAt(node, ['metadata'], namespace.mark), 'namespace')
    const binds = own.kind === 'RoleBinding' || own.kind === 'ClusterRoleBinding'
    if (binds) for (const subject of subjectsOf(node, subjects)) put(subject, 'namespace')
    for (const spec of fields) {
      if (spec.path === 'metadata/namespace' || (binds && spec.path === 'subjects/namespace')) continue
      if (spec.path === 'metadata/name' && textAt(node, ['apiVersion']) !== 'v1') continue
      for (const slot of slotsAt(node, spec, { form: 'leaf', mark: namespace.mark }))
        if (!(unsetOnly && textOf(slot.node) !== '')) slot.replace(namespace)
    }
  }
  const seen = new Set<string>()
  return documents.filter((document) => {
    const id = JSON.stringify(currentId(document))
    return seen.size === seen.add(id).size
  })
}

/** The default account of a binding moves with it; other accounts follow the objects that they name. */
function subjectsOf(node: MapNode, which: string): readonly MapNode[] {
  const list = nodeAt(node, ['subjects'])
  const subjects = list?.is === 'list' ? list.items.filter((item): item is MapNode => item.is === 'map') : []
  if (which === 'none') return []
  return subjects.filter((subject) =>
    which === 'allServiceAccounts'
      ? textAt(subject, ['kind']) === 'ServiceAccount'
      : textAt(subject, ['name']) === 'default',
  )
}

/** Names get something before or after; what they were is remembered for those that refer to them. */
export function rename(
  documents: readonly Document[],
  { prefix = '', suffix = '' }: { readonly prefix?: string; readonly suffix?: string },
  fields: readonly FieldSpec[],
  mark: Mark,
): void {
  for (const document of documents) {
    const id = originalId(document)
    if (unnamed.some((each) => isSelected(id, each))) continue
    for (const spec of fields) {
      if (!isSelected(id, spec)) continue
      if (spec.path === 'metadata/name') {
        if (prefix !== '') document.prefixes.push(prefix)
        if (suffix !== '') document.suffixes.push(suffix)
        remember(document)
      }
      for (const slot of slotsAt(document.node, spec, { form: 'leaf', mark }))
        slot.replace(leaf(`${prefix}${textOf(slot.node)}${suffix}`, mark))
    }
  }
}

const unnamed: readonly Partial<FieldSpec>[] = [
  { kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { kind: 'Namespace' },
]

/** Labels or annotations, wherever the fields say. */
export function addPairs(documents: readonly Document[], pairs: MapNode, fields: readonly FieldSpec[]): void {
  for (const { node } of documents)
    for (const spec of fields)
      for (const slot of slotsAt(node, spec, { form: 'map', mark: pairs.mark }))
        if (slot.node.is === 'map') for (const [name, value] of pairs.entries) slot.node.entries.set(name, value)
}

/** Answers whether there was anything to set it on. */
export function setReplicas(
  documents: readonly Document[],
  name: string,
  count: Node,
  fields: Configuration['replicas'],
): boolean {
  let found = false
  for (const spec of fields)
    for (const document of documents) {
      if (!allIds(document).some((id) => id.name === name && isSelected(id, spec))) continue
      found = true
      for (const slot of slotsAt(document.node, spec, { form: 'leaf', mark: count.mark })) slot.replace(count)
    }
  return found
}

/** The pairs that can stand as labels and annotations; what is wrong with the others. */
export function pairsIn(node: Node | undefined): { readonly pairs?: MapNode; readonly wrong?: string } {
  if (!node || isVoid(node)) return {}
  if (node.is !== 'map') return { wrong: 'these are no pairs of a name and a text' }
  const odd = [...node.entries].find(([, value]) => value.is !== 'leaf' || !isText(value.value))
  if (odd) return { wrong: `\`${odd[0]}\` is not a text` }
  return node.entries.size > 0 ? { pairs: node } : {}
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'object'
}
