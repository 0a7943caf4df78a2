import { type Document, isCollection, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair, visit } from 'yaml'
import { spanOf } from './find.ts'
import { type Style, usual } from './print.ts'

/** The first nested map and list tell how the document is indented. */
export function styleOf(text: string, document: Document | undefined): Style {
  let indent: number | undefined
  let indentSeq: boolean | undefined
  if (document)
    visit(document, {
      Pair(_, { key, value }) {
        if (!isNode(key) || !isCollection(value) || value.flow || !key.range || !value.range) return
        const step = column(text, value.range[0]) - column(text, key.range[0])
        if (isSeq(value)) indentSeq ??= step > 0
        else if (step > 0) indent ??= step
        if (indent !== undefined && indentSeq !== undefined) return visit.BREAK
      },
    })
  return { indent: Math.min(indent ?? usual.indent, 8), indentSeq: indentSeq ?? usual.indentSeq }
}

/** Where the last line with anything of the node's value ends, before its line break and comment. */
export function endOf(text: string, node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1)
    if (isNode(last)) return endOf(text, last)
    return isPair(last) ? endOfPair(text, last) : spanOf(node).end
  }
  const { start, end } = spanOf(node)
  if (!isBlockScalar(node)) return end
  if (/^[|>]\d?\+/.test(text.slice(start, start + 3))) return text[end - 1] === '\n' ? lineEnd(text, end - 1) : end
  let last = end
  while (lineStart(text, last) > start && text.slice(lineStart(text, last), last).trim() === '')
    last = lineStart(text, last) - 1
  return text[last - 1] === '\r' ? last - 1 : last
}

export function endOfPair(text: string, { key, value }: Pair): number {
  const ends = isNode(key) ? (colon(text, key) ?? spanOf(key).end) : 0
  return isNode(value) && value.range ? Math.max(ends, endOf(text, value)) : ends
}

export function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}

/** Just behind the colon that follows a key. */
export function colon(text: string, key: Node): number | undefined {
  let offset = spanOf(key).end
  while (text[offset] === ' ' || text[offset] === '\t') offset++
  return text[offset] === ':' ? offset + 1 : undefined
}

/** The dash that introduces an item of a block list. */
export function dash(text: string, list: Node, item: Node): number {
  const home = column(text, spanOf(list).start)
  let offset = isMap(item) && !item.flow ? spanOf(item).start : (item.range?.[0] ?? 0)
  do offset = text.lastIndexOf('-', offset - 1)
  while (offset > 0 && column(text, offset) !== home)
  return offset
}

export function column(text: string, offset: number): number {
  const start = lineStart(text, offset)
  return offset - start - (start === 0 && text.startsWith('\ufeff') ? 1 : 0)
}

export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** The end of the line that the offset is on, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  if (end < 0) return text.length
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}

/** Past the line break that the offset stands at. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}
