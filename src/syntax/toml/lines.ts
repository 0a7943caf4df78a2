import type { Refusal, Span } from '../../model/source.ts'
import type { Node, TableNode } from './node.ts'

/** What a span becomes. */
export type Made = { readonly span: Span; readonly text: string } | Refusal

/** The end of a table's own last statement, of its header where it has none; nothing for a file that begins with a header. */
export function ownEnd(table: TableNode, root: boolean, text: string): number | undefined {
  let end = root ? undefined : headerEnd(table, text)
  for (const { whole, node } of table.entries.values()) {
    const last = whole?.end ?? (node.is === 'table' && node.made === 'dots' ? ownEnd(node, true, text) : undefined)
    if (last !== undefined && last > (end ?? -1)) end = last
  }
  return end
}

/** The end of all that is in a node, wherever it stands. */
export function deepEnd(node: Node): number {
  const inner =
    node.is === 'table' ? [...node.entries.values()].map((each) => each.node) : node.is === 'list' ? node.items : []
  return inner.reduce((end, each) => Math.max(end, deepEnd(each)), node.span.end)
}

/** The start of the line that the offset is on. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** The end of the line that the offset is on, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  if (end < 0) return text.length
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}

/** Whole lines, their last line break included. */
export function wholeLines(text: string, { start, end }: Span): Span {
  const stop = text.indexOf('\n', Math.max(start, end - 1))
  return { start: lineStart(text, start), end: stop < 0 ? text.length : stop + 1 }
}

function headerEnd({ span, made }: TableNode, text: string): number | undefined {
  return made === 'header' ? lineEnd(text, span.start) : undefined
}

/** Past blank lines. */
export function pastBlankLines(text: string, from: number): number {
  let at = from
  while (at < text.length && text.slice(at, lineEnd(text, at)).trim() === '')
    at = wholeLines(text, { start: at, end: at }).end
  return at
}
