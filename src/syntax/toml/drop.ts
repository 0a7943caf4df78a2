import type { Path } from '../../model/source.ts'
import { dropFromBrackets } from './inline.ts'
import { deepEnd, type Made, pastBlankLines, wholeLines } from './lines.ts'
import type { TableNode } from './node.ts'
import { find } from './places.ts'

/** Takes out a statement with its line, an entry of brackets, or a table with all that stands behind its header. */
export function drop(text: string, root: TableNode, path: Path): Made {
  const { node, entry, depth } = find(root, path)
  if (depth < path.length) return { refused: 'it is not there' }
  const parent = find(root, path.slice(0, -1)).node
  if (parent.is === 'list' && !parent.open) return dropFromBrackets(parent, Number(path.at(-1)))
  if (parent.is === 'table' && parent.made === 'braces') {
    const index = [...parent.entries.keys()].indexOf(String(path.at(-1)))
    return entry?.whole ? dropFromBrackets(parent, index) : { refused: 'it is put together from dotted keys' }
  }
  const span = wholeLines(text, entry?.whole ?? { start: node.span.start, end: deepEnd(node) })
  // With the blank lines that parted it from what follows.
  return { span: { start: span.start, end: entry?.whole ? span.end : pastBlankLines(text, span.end) }, text: '' }
}
