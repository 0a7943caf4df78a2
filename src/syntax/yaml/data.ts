import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml'
import { taggedValue } from '../../model/tagged.ts'

/** Plain values that a document may unfold into through its aliases before it is called a bomb. */
const limit = 1_000_000

/** The document as plain values. An alias is the very object of its anchor, so unfolding costs no memory. */
export function dataOf(document: Document): { value: unknown; problem?: string } {
  const seen = new Map<Node, { value: unknown; size: number }>()
  const open = new Set<Node>()
  let bomb = false

  function read(node: unknown): { value: unknown; size: number } {
    if (!isNode(node)) return { value: null, size: 1 }
    const known = seen.get(node)
    if (known) return known
    if (open.has(node)) return { value: null, size: 1 }
    open.add(node)
    const bare = isAlias(node) ? read(node.resolve(document)) : contents(node)
    const result = isCustom(node) ? { ...bare, value: taggedValue(node.tag, isEmpty(node) ? null : bare.value) } : bare
    open.delete(node)
    if (result.size > limit) bomb = true
    seen.set(node, result)
    return result
  }

  function contents(node: Node): { value: unknown; size: number } {
    if (isScalar(node)) return { value: plain(node.value), size: 1 }
    let size = 1
    const count = (part: { value: unknown; size: number }) => {
      size += part.size
      return part.value
    }
    if (isSeq(node))
      return {
        value: node.items.map((item) => count(read(item))),
        get size() {
          return size
        },
      }
    const map: { [key: string]: unknown } = {}
    if (!isMap(node)) return { value: null, size }
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) {
        const merged = read(value).value
        for (const source of Array.isArray(merged) ? [...merged].reverse() : [merged])
          for (const [name, each] of Object.entries(source ?? {})) if (!Object.hasOwn(map, name)) put(map, name, each)
      } else put(map, keyText(key), count(read(value)))
    }
    return { value: map, size }
  }

  const { value } = read(document.contents)
  return bomb ? { value: null, problem: 'aliases unfold into more than a million values' } : { value }
}

/** The core tags have been resolved by the parser. */
function isCustom(node: Node): node is Node & { readonly tag: string } {
  return !isAlias(node) && typeof node.tag === 'string' && node.tag.startsWith('!') && node.tag !== '!'
}

/** Nothing but a tag. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.source === '' && node.type === 'PLAIN'
}

export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol') && key.type !== 'QUOTE_DOUBLE'
}

/** A key that is a collection is called by its text, and by `?` where printing it would take its depth times its length. */
export function keyText(key: unknown): string {
  if (isScalar(key)) return String(key.value)
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

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  return value instanceof Date || value instanceof Uint8Array ? String(value) : typeof value === 'symbol' ? '<<' : value
}

/** `__proto__` is a key like any other. */
function put(map: object, name: string, value: unknown): void {
  Object.defineProperty(map, name, { value, writable: true, enumerable: true, configurable: true })
}
