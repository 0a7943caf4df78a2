import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Path, Span } from '../../model/source.ts'
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

export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol') && key.type !== 'QUOTE_DOUBLE'
}

/** A key that is a collection is called by its text, and by `?` where printing it would take its depth times its length. */
export function keyText(key: unknown): string {
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
  if (nests(key, 8)) return '?'
  try {
    return String(key)
  } catch {
    // The parser cannot print a key that holds a wrong merge.
    return '?'
  }
}

function nests(node: unknown, levels: number): boolean {
  if (!isMap(node) && !isSeq(node)) return false
  if (levels === 0) return true
  return isSeq(node)
    ? node.items.some((item) => nests(item, levels - 1))
    : node.items.some(({ key, value }) => nests(key, levels - 1) || nests(value, levels - 1))
}
