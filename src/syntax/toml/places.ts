import type { Path, Span } from '../../model/source.ts'
import type { Entry, Node, TableNode } from './node.ts'

export interface Found {
  /** The node at the end of the path, or of its deepest ancestor. */
  readonly node: Node
  /** The entry that the last step which led to a table's value went through. */
  readonly entry: Entry | undefined
  /** How many steps of the path led somewhere. */
  readonly depth: number
}

export function find(root: TableNode, path: Path): Found {
  let node: Node = root
  let entry: Entry | undefined
  for (const [depth, step] of path.entries()) {
    const next: Entry | undefined = node.is === 'table' ? node.entries.get(String(step)) : undefined
    const item: Node | undefined = node.is === 'list' && typeof step === 'number' ? node.items[step] : next?.node
    if (!item) return { node, entry, depth }
    node = item
    entry = next
  }
  return { node, entry, depth: path.length }
}

/** What is missing is shown at the key of the table that lacks it, and at the start of the file where that is the file itself. */
export function placeOf(root: TableNode, path: Path, part: 'key' | 'value' = 'value'): Span {
  const { node, entry, depth } = find(root, path)
  if (depth < path.length) return depth > 0 ? placeOf(root, path.slice(0, depth), 'key') : { start: 0, end: 0 }
  if (part === 'value') return spanOf(node)
  if (entry) return entry.key
  const [first] = node.is === 'table' ? node.entries.values() : []
  return path.length > 0 && node.is === 'table' && node.made === 'header'
    ? headerOf(node, first)
    : (first?.key ?? node.span)
}

export function spanOf(node: Node): Span {
  const last = node.is === 'list' && node.open ? node.items.at(-1) : undefined
  return last ? { start: node.span.start, end: last.span.end } : node.span
}

/** Up to its first key a table of an array of tables is its header. */
function headerOf({ span }: TableNode, first: Entry | undefined): Span {
  return { start: span.start, end: first ? Math.min(first.whole?.start ?? first.key.start, span.end) : span.end }
}
