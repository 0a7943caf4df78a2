import { unknownValue } from '../../../model/unknown.ts'
import type { Leaf, ListNode, MapNode, Mark, Node } from '../../../syntax/derived/node.ts'

/** A resource that one of SAM stands for. */
export interface Made {
  readonly id: string
  readonly type: string
  readonly fields: Fields
}

/** Properties by name; those that are `undefined` are not there. */
export type Fields = Readonly<Record<string, Node | undefined>>

/** Gives the resources that one of SAM stands for. `own` are its properties. */
export type Expansion = (name: string, own: MapNode) => readonly Made[]

export function field(own: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce((at, step) => (at?.is === 'map' ? at.entries.get(step) : undefined), own)
}

/** Properties that have the same name on both sides. */
export function kept(own: MapNode, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, own.entries.get(name)]))
}

/** A value that SAM gives. It stands where the properties stand. */
export function given(own: MapNode, value: unknown): Leaf {
  return { is: 'leaf', value, mark: bySam(own) }
}

export function referenceFrom(own: MapNode, text: string): Leaf {
  return given(own, unknownValue(text, 'it is known once it is made'))
}

export function mapWith(own: MapNode, fields: Fields): MapNode {
  const entries = new Map<string, Node>()
  for (const [name, node] of Object.entries(fields)) if (node) entries.set(name, node)
  return { is: 'map', entries, mark: bySam(own) }
}

export function listWith(own: MapNode, ...items: readonly Node[]): ListNode {
  return { is: 'list', items: [...items], mark: bySam(own) }
}

/** A value alone is a list of one. */
export function listed(node: Node | undefined): readonly Node[] {
  if (!node) return []
  return node.is === 'list' ? node.items : [node]
}

/** Tags are a map in SAM and a list elsewhere. */
export function tagsOf(own: MapNode, creator?: readonly [string, string]): Node | undefined {
  const tags = own.entries.get('Tags')
  if (tags && tags.is !== 'map') return tags
  const pairs: (readonly [string, Node])[] = creator ? [[creator[0], given(own, creator[1])]] : []
  if (tags) pairs.push(...tags.entries)
  if (pairs.length === 0) return undefined
  return listWith(own, ...pairs.map(([key, value]) => mapWith(own, { Key: given(own, key), Value: value })))
}

/** The properties as a resource that is there when the one of SAM is. */
export function resourceOf(source: MapNode, { type, fields }: Made): MapNode {
  const attributes = kept(source, ['Condition', 'DependsOn', 'Metadata', 'DeletionPolicy', 'UpdateReplacePolicy'])
  return mapWith(source, { Type: given(source, type), ...attributes, Properties: mapWith(source, fields) })
}

function bySam(own: MapNode): Mark {
  return { ...own.mark, made: 'made by SAM' }
}
