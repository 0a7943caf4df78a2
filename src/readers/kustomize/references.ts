import { leaf, type MapNode, type Node, nodeAt, textAt, textOf } from '../../syntax/derived/node.ts'
import { currentId, type Document, formerIds, nameOf, originalId } from './document.ts'
import { type FieldSpec, slotsAt } from './field-spec.ts'
import { clusterWide, effective, groupKindOf, isSelected } from './identity.ts'
import type { Reference } from './reference-defaults.ts'

/** At the end of all layers, whoever names an object by what it was called before gets its name of now. */
export function fixReferences(documents: readonly Document[], references: readonly Reference[]): readonly string[] {
  const renamed = documents.filter(({ formerly }) => formerly.length > 0)
  const faults: string[] = []
  const byName = new Map<string, Document[]>()
  for (const document of renamed)
    for (const name of new Set(document.formerly.map(({ name }) => name)))
      byName.set(name, [...(byName.get(name) ?? []), document])
  if (renamed.length === 0) return faults
  const namespaces = new Set(documents.map((document) => originalId(document).namespace))
  for (const referrer of documents) {
    const own = groupKindOf(referrer.node)
    const kind = referrer.formerly[0]?.kind ?? own.kind
    for (const reference of references)
      for (const spec of reference.fieldSpecs) {
        if (!isSelected({ ...own, kind }, spec)) continue
        const search: Search = { referrer, reference, spec, byName, namespaces, faults }
        for (const slot of slotsAt(referrer.node, { path: spec.path })) point(search, slot.node, slot.replace)
      }
  }
  return faults
}

interface Search {
  readonly referrer: Document
  readonly reference: Reference
  readonly spec: FieldSpec
  readonly byName: ReadonlyMap<string, readonly Document[]>
  /** Those that something was in at first. */
  readonly namespaces: ReadonlySet<string>
  readonly faults: string[]
}

function point(search: Search, node: Node, replace: (node: Node) => void): void {
  if (node.is === 'list')
    for (const [index, item] of node.items.entries()) point(search, item, (to) => node.items.splice(index, 1, to))
  else if (node.is === 'map') pointMap(search, node)
  else {
    const found = referral(search, textOf(node))
    const name = found && nameOf(found)
    if (name !== undefined && name !== node.value)
      replace(leaf(name, { ...node.mark, made: 'renamed with what it names' }))
  }
}

/** A name with a namespace beside it: both follow. */
function pointMap(search: Search, map: MapNode): void {
  const before = map.entries.get('name')
  if (!before) return
  const written = nodeAt(map, ['namespace'])
  const found = referral(search, textOf(before), written && textOf(written))
  if (!found) return
  const name = nameOf(found)
  const namespace = textAt(found.node, ['metadata', 'namespace'])
  if (name !== textOf(before))
    map.entries.set('name', leaf(name, { ...before.mark, made: 'renamed with what it names' }))
  if (namespace !== undefined && namespace !== (written && textOf(written)))
    map.entries.set('namespace', leaf(namespace, { ...(written ?? map).mark, made: 'that of what it names' }))
}

/** The object that a name means: of those that ever had it, the one in reach whose way up was the same. */
function referral(search: Search, name: string, namespace?: string): Document | undefined {
  const { referrer, reference, spec } = search
  const named = search.byName.get(name)
  if (!named) return undefined
  const own = currentId(referrer)
  const role = spec.path.endsWith('roleRef/name') ? roleOf(referrer) : undefined
  let candidates = named.filter(
    (each) =>
      formerIds(each).some((id) => id.name === name) &&
      formerIds(each).some((id) => isSelected(id, reference)) &&
      (!role || formerIds(each).some((id) => isSelected(id, role))) &&
      isInReach(each, referrer, own.namespace),
  )
  if (namespace !== undefined) {
    const idOf = search.namespaces.has(effective(namespace)) ? originalId : currentId
    candidates = candidates.filter((each) => idOf(each).namespace === effective(namespace))
  }
  if (candidates.length <= 1) return candidates[0]
  candidates = candidates.filter((each) => sameWay(each, referrer, true))
  if (candidates.length > 1) candidates = candidates.filter((each) => sameWay(each, referrer, false))
  const [first] = candidates
  if (!first || candidates.length === 1) return first
  const alike = candidates.every(
    (each) =>
      nameOf(each) === nameOf(first) &&
      (spec.path !== 'subjects' || currentId(each).namespace === currentId(first).namespace),
  )
  if (!alike) search.faults.push(`\`${name}\` in \`${own.kind} ${own.name}\` may be several objects`)
  return alike ? first : undefined
}

function isInReach(candidate: Document, referrer: Document, from: string): boolean {
  const { namespace, kind } = currentId(candidate)
  if (from === clusterWide || namespace === clusterWide || namespace === from) return true
  if (kind !== 'ServiceAccount' || textAt(referrer.node, ['kind']) !== 'RoleBinding') return false
  const subjects = nodeAt(referrer.node, ['subjects'])
  return (
    subjects?.is === 'list' &&
    subjects.items.some(
      (subject) =>
        textAt(subject, ['kind']) === 'ServiceAccount' &&
        textAt(subject, ['namespace']) === textOf(nodeAt(candidate.node, ['metadata', 'namespace'])),
    )
  )
}

function roleOf({ node }: Document): { readonly group: string; readonly kind: string } | undefined {
  const [group, kind] = ['apiGroup', 'kind'].map((field) => textAt(node, ['roleRef', field]))
  return group === undefined || kind === undefined ? undefined : { group, kind }
}

function sameWay(a: Document, b: Document, allowEmpty: boolean): boolean {
  return (['prefixes', 'suffixes'] as const).every(
    (which) => (allowEmpty && (a[which].length === 0 || b[which].length === 0)) || sameEnding(a[which], b[which]),
  )
}

function sameEnding(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length === 0) return long.length === 0
  return short.every((each, index) => each === long[index + long.length - short.length])
}
