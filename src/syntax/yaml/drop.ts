import { isCollection, isMap, isNode, isPair, type Node } from 'yaml'
import type { Path } from '../../model/source.ts'
import type { Documents } from './documents.ts'
import { find, spanOf } from './find.ts'
import { dash, endOf, endOfPair, lineEnd, lineStart, nextLine } from './layout.ts'
import { usual } from './print.ts'
import { type Made, replace } from './value.ts'

/** Takes out a key or an item with its line; a comment above it stays, for its words may be about more. */
export function drop(text: string, documents: Documents, path: Path): Made {
  const { pair, depth } = find(documents, path)
  if (depth < path.length) return { refused: 'it is not there' }
  const parent = find(documents, path.slice(0, -1))
  if (path.length < 2 || !isCollection(parent.node)) return { refused: 'a whole document is not dropped' }
  const { items, flow } = parent.node as { items: readonly unknown[]; flow?: boolean }
  const index = isMap(parent.node) ? items.indexOf(pair) : Number(path.at(-1))
  if (index < 0) return { refused: 'it comes through a merge key' }
  if (items.length === 1) {
    const inFlow = find(documents, path.slice(0, -2)).node
    const source = { text, documents, style: usual, json: false }
    return replace(source, parent, isCollection(inFlow) && inFlow.flow === true, isMap(parent.node) ? {} : [])
  }
  const start = startOf(text, parent.node, items[index])
  const end = endOfItem(text, items[index])
  const next = items[index + 1]
  if (flow)
    return next
      ? { span: { start, end: startOf(text, parent.node, next) }, text: '' }
      : { span: { start: endOfItem(text, items[index - 1]), end }, text: '' }
  // The first key of a list item shares its line with the dash.
  if (text.slice(lineStart(text, start), start).trim() !== '') {
    const rest = nextLine(text, end)
    return { span: { start, end: rest + (text.slice(rest).length - text.slice(rest).trimStart().length) }, text: '' }
  }
  const stop = nextLine(text, lineEnd(text, end))
  // The text ends without a line break, and shall go on to do so.
  const from = text[stop - 1] === '\n' ? lineStart(text, start) : lineEnd(text, lineStart(text, start) - 2)
  return { span: { start: Math.max(0, from), end: stop }, text: '' }
}

function startOf(text: string, parent: Node, item: unknown): number {
  if (isPair(item)) return isNode(item.key) ? spanOf(item.key).start : 0
  if (!isNode(item)) return 0
  return isCollection(parent) && parent.flow ? spanOf(item).start : dash(text, parent, item)
}

function endOfItem(text: string, item: unknown): number {
  return isPair(item) ? endOfPair(text, item) : isNode(item) ? endOf(text, item) : 0
}
