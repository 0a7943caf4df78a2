import { isCollection, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml'
import { column, lineEnd, lineStart } from '../../syntax/yaml/text.ts'

/** Where the last line with anything of the node's value ends, before its line break and comment. */
export function endOf(text: string, node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1)
    if (isNode(last)) return endOf(text, last)
    return isPair(last) ? endOfPair(text, last) : (node.range?.[1] ?? 0)
  }
  const [start, end] = node.range ?? [0, 0]
  if (!isBlockScalar(node)) return end
  if (/^[|>]\d?\+/.test(text.slice(start, start + 3))) return text[end - 1] === '\n' ? lineEnd(text, end - 1) : end
  let last = end
  while (lineStart(text, last) > start && text.slice(lineStart(text, last), last).trim() === '')
    last = lineStart(text, last) - 1
  return text[last - 1] === '\r' ? last - 1 : last
}

export function endOfPair(text: string, { key, value }: Pair): number {
  const ends = isNode(key) ? (colon(text, key) ?? key.range?.[1] ?? 0) : 0
  return isNode(value) && value.range ? Math.max(ends, endOf(text, value)) : ends
}

export function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}

/** The dash that introduces an item of a block list. */
export function dash(text: string, list: Node, item: Node): number {
  const home = column(text, list.range?.[0] ?? 0)
  let offset = item.range?.[0] ?? 0
  do offset = text.lastIndexOf('-', offset - 1)
  while (offset > 0 && column(text, offset) !== home)
  return offset
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

/** Just behind the colon that follows a key. */
function colon(text: string, key: Node): number | undefined {
  let offset = key.range?.[1] ?? 0
  while (text[offset] === ' ' || text[offset] === '\t') offset++
  return text[offset] === ':' ? offset + 1 : undefined
}

function nests(node: unknown, levels: number): boolean {
  if (!isMap(node) && !isSeq(node)) return false
  if (levels === 0) return true
  return isSeq(node)
    ? node.items.some((item) => nests(item, levels - 1))
    : node.items.some(({ key, value }) => nests(key, levels - 1) || nests(value, levels - 1))
}
