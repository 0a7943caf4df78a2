import { type Document, isAlias, isMap, isNode, isSeq, type Node, type Pair } from 'yaml'
import type { Path, Span } from '../../model/source.ts'
import { isMergeKey, keyText } from './data.ts'
import type { Documents } from './documents.ts'

/** The node that a path leads to, and the way there. `node` is undefined where the path leads nowhere. */
export interface Found {
  readonly document: Document | undefined
  /** Of the deepest ancestor that exists, or the node itself. */
  readonly nearest: Node | undefined
  readonly node: Node | undefined
  readonly pair: Pair | undefined
  /** How many steps of the path led somewhere. */
  readonly depth: number
}

export function find(documents: Documents, path: Path): Found {
  const document = typeof path[0] === 'number' ? documents[path[0]] : undefined
  let node = isNode(document?.contents) ? document.contents : undefined
  if (path.length <= 1) return { document, nearest: node, node, pair: undefined, depth: path.length }
  let nearest = node
  let pair: Pair | undefined
  for (let depth = 1; depth < path.length; depth++) {
    const step = path[depth]
    if (isAlias(node)) node = node.resolve(document as Document)
    if (isMap(node)) {
      pair = pairOf(node, String(step), document)
      if (!pair) return { document, nearest, node: undefined, pair: undefined, depth }
      node = isNode(pair.value) ? pair.value : undefined
      nearest = node ?? (isNode(pair.key) ? pair.key : nearest)
    } else if (isSeq(node) && typeof step === 'number' && isNode(node.items[step])) {
      node = node.items[step] as Node
      nearest = node
      pair = undefined
    } else return { document, nearest, node: undefined, pair: undefined, depth }
  }
  return { document, nearest, node, pair, depth: path.length }
}

export function placeOf(documents: Documents, path: Path, part: 'key' | 'value' = 'value'): Span {
  const { nearest, pair, depth, document } = find(documents, path)
  if (depth < path.length) {
    // What is missing is shown at the key of the map that lacks it.
    return depth > 1 ? placeOf(documents, path.slice(0, depth), 'key') : start(document)
  }
  if (part === 'key' && pair && isNode(pair.key)) return spanOf(pair.key)
  if (part === 'key' && isMap(nearest) && isNode(nearest.items[0]?.key)) return spanOf(nearest.items[0].key)
  return nearest ? spanOf(nearest) : start(document)
}

export function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0]
  if (isMap(node) && !node.flow) return { start, end: endOfLast(node.items.at(-1), start) }
  if (isSeq(node) && !node.flow) return { start, end: endOfLast(node.items.at(-1), start) }
  return { start, end }
}

function endOfLast(item: unknown, otherwise: number): number {
  if (isNode(item)) return spanOf(item).end
  const { key, value } = (item ?? {}) as Partial<Pair>
  if (isNode(value)) return spanOf(value).end
  return isNode(key) ? spanOf(key).end : otherwise
}

function pairOf(node: Node, key: string, document: Document | undefined): Pair | undefined {
  if (!isMap(node)) return undefined
  const own = node.items.find((item) => keyText(item.key) === key && !isMergeKey(item.key))
  if (own) return own
  for (const item of node.items.filter(({ key }) => isMergeKey(key))) {
    const sources = isSeq(item.value) ? item.value.items : [item.value]
    for (const source of sources) {
      const map = isAlias(source) && document ? source.resolve(document) : source
      const inherited = isMap(map) && map !== node ? pairOf(map, key, document) : undefined
      if (inherited) return inherited
    }
  }
  return undefined
}

function start(document: Document | undefined): Span {
  const at = document?.range?.[0] ?? 0
  return { start: at, end: at }
}
