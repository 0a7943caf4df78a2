import { type MapNode, nodeAt, textAt, textOf } from '../../syntax/derived/node.ts'
import { groupKindOf, type Id, idOf, sameId } from './identity.ts'

/** One object on its way through the layers. */
export interface Document {
  /** Replaced as a whole by a merge. */
  node: MapNode
  /** What it was called in the layers below, the oldest first. Others may still call it that. */
  readonly formerly: { readonly kind: string; readonly name: string; readonly namespace: string }[]
  readonly prefixes: string[]
  readonly suffixes: string[]
  /** How a generated object meets one that is there already. */
  readonly behavior?: 'create' | 'merge' | 'replace'
  /** Its name ends in a hash of what it holds. */
  readonly hashed: boolean
  /** The `vars` that are read from it. */
  readonly variables: string[]
  /** The file that it comes from, or what made it: an annotation, where somebody asks for it. */
  readonly origin: string
}

export function documentOf(node: MapNode, origin: string, more: Partial<Document> = {}): Document {
  return { node, formerly: [], prefixes: [], suffixes: [], variables: [], hashed: false, origin, ...more }
}

export function kindOf({ node }: Document): string {
  return textAt(node, ['kind']) ?? ''
}

export function nameOf({ node }: Document): string {
  return textOf(nodeAt(node, ['metadata', 'name']))
}

export function currentId({ node }: Document): Id {
  return idOf(node)
}

/** What it was called at first. */
export function originalId(document: Document): Id {
  return formerIds(document)[0] ?? currentId(document)
}

/** Under the group and version of today. */
export function formerIds({ node, formerly }: Document): readonly Id[] {
  const own = groupKindOf(node)
  return formerly.map((each) => ({ ...own, ...each }))
}

export function allIds(document: Document): readonly Id[] {
  return [...formerIds(document), currentId(document)]
}

export function remember(document: Document): void {
  const { kind, name, namespace } = currentId(document)
  document.formerly.push({ kind, name, namespace })
}

export function called(documents: readonly Document[], id: Id): readonly Document[] {
  return documents.filter((document) => allIds(document).some((each) => sameId(each, id)))
}

export function shown({ kind, name, namespace }: Id): string {
  return namespace === 'default' || namespace.startsWith('_') ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
}
