import type { Span } from '../../model/source.ts'
import { lineStart, type Made } from './lines.ts'
import type { ListNode, TableNode } from './node.ts'
import { printKey, printToml } from './print.ts'

/** Puts an item, or a pair where it has a name, before the entry at an index: on a line of its own where the entries have theirs. */
export function addToBrackets(
  text: string,
  node: ListNode | TableNode,
  index: number,
  value: unknown,
  name?: string,
): Made {
  const printed = `${name === undefined ? '' : `${printKey(name)} = `}${printToml(value)}`
  const spans = spansIn(node)
  const { start, end } = node.span
  const before = spans[index - 1]
  const after = spans[index]
  if (!before && !after) return { span: { start, end }, text: node.is === 'table' ? `{ ${printed} }` : `[${printed}]` }
  const beside = before ?? after ?? node.span
  const lead = text.slice(lineStart(text, beside.start), beside.start)
  const own = lead.trim() === '' && text.slice(start, end).includes('\n')
  const parted = own ? `,\n${lead}` : ', '
  return before
    ? { span: { start: before.end, end: before.end }, text: `${parted}${printed}` }
    : { span: { start: beside.start, end: beside.start }, text: `${printed}${parted}` }
}

/** Takes an entry out, with its line where it has one and with the comma that parts it from the next or the last. */
export function dropFromBrackets(node: ListNode | TableNode, index: number): Made {
  const spans = spansIn(node)
  const own = spans[index]
  if (!own) return { refused: 'it is not there' }
  const next = spans[index + 1]
  const before = spans[index - 1]
  if (next) return { span: { start: own.start, end: next.start }, text: '' }
  if (before) return { span: { start: before.end, end: own.end }, text: '' }
  return { span: node.span, text: node.is === 'table' ? '{}' : '[]' }
}

function spansIn(node: ListNode | TableNode): Span[] {
  if (node.is === 'list') return node.items.map(({ span }) => span)
  return [...node.entries.values()].flatMap(({ whole, node: inner }) =>
    whole ? [whole] : inner.is === 'table' ? spansIn(inner) : [],
  )
}
