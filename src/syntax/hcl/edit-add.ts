import type { Refusal, Span } from '../../model/source.ts'
import type { AttributeNode, Body, EntryNode, ObjectNode, TupleNode } from './ast.ts'
import type { Block, Value } from './build.ts'
import type { Made } from './edit-drop.ts'
import type { Spot } from './places.ts'
import { printBlock, printHclValue } from './print.ts'
import { printKey } from './print-flat.ts'

/** After the last attribute of the body, or at its top. */
export function addAttribute(
  text: string,
  { body, block }: Spot & { readonly kind: 'body' },
  name: string,
  value: Value,
): Made {
  const last = body.attributes.at(-1)
  if (last && !sharesLine(text, last, body)) {
    const indent = indentationAt(text, last.start)
    return insertAfterLine(
      text,
      last.end,
      `${' '.repeat(indent)}${aligned(text, name, last)} = ${printHclValue(value, indent)}`,
    )
  }
  if (!block) {
    const gap = body.blocks.length > 0 ? '\n' : ''
    return { span: { start: body.start, end: body.start }, text: `${name} = ${printHclValue(value)}\n${gap}` }
  }
  const indent = indentationAt(text, block.start) + 2
  return openBody(text, body, `${' '.repeat(indent)}${name} = ${printHclValue(value, indent)}`, indent)
}

/** After the block given, or after everything else in the body. */
export function addBlock(text: string, body: Body, block: Block, after?: Span): Made {
  const members = [...body.attributes, ...body.blocks].sort((a, b) => a.start - b.start)
  const last = after ?? members.at(-1)
  if (last && !sharesLine(text, last, body))
    return insertAfterLine(text, last.end, `\n${printBlock(block, indentationAt(text, last.start))}`)
  const indent = indentationAt(text, body.start) + 2
  return openBody(text, body, printBlock(block, indent), indent)
}

export function addEntry(text: string, object: ObjectNode, name: string, value: Value): Made {
  const last = object.entries.at(-1)
  if (!last) return { span: spanOf(object), text: printHclValue({ [name]: value }, indentationAt(text, object.start)) }
  const key = printKey(name)
  const indent = indentationAt(text, last.start)
  if (sharesLine(text, last, object))
    return { span: { start: last.end, end: last.end }, text: `, ${key} = ${printHclValue(value, indent)}` }
  return insertAfterLine(
    text,
    last.end,
    `${' '.repeat(indent)}${aligned(text, key, last)} = ${printHclValue(value, indent)}`,
  )
}

/** Before the item at `index`, or after the last. */
export function addItem(text: string, tuple: TupleNode, index: number, value: Value): Made | Refusal {
  const next = tuple.items[index]
  const last = tuple.items.at(-1)
  const indent = indentationAt(text, (next ?? last ?? tuple).start)
  const printed = printHclValue(value, indent)
  if (!last) return { span: spanOf(tuple), text: `[${printed}]` }
  if (next) {
    const gap = startsLine(text, next.start) ? `\n${' '.repeat(indent)}` : ' '
    return { span: { start: next.start, end: next.start }, text: `${printed},${gap}` }
  }
  if (sharesLine(text, last, tuple)) return { span: { start: last.end, end: last.end }, text: `, ${printed}` }
  if (text.startsWith('<<', last.start)) return { refused: 'the item before it is a heredoc' }
  const end = endOfLine(text, last.end)
  const rest = text.slice(last.end, end)
  const comma = rest.trimStart().startsWith(',') ? '' : ','
  return { span: { start: last.end, end }, text: `${comma}${rest}\n${' '.repeat(indent)}${printed},` }
}

/** How many columns in the line of `at` begins. */
export function indentationAt(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1
  let first = line
  while (text.charAt(first) === ' ' || text.charAt(first) === '\t') first++
  return first - line
}

/** The key, as wide as the one above it where their `=` are to be aligned. */
function aligned(text: string, key: string, above: AttributeNode | EntryNode): string {
  const nameEnd = 'nameEnd' in above ? above.nameEnd : above.key.end
  const tall =
    text.slice(above.value.start, above.value.end).includes('\n') && !text.startsWith('<<', above.value.start)
  const equals = text.indexOf('=', nameEnd)
  if (tall || equals < 0 || equals > above.value.start) return key
  return key.padEnd(equals - above.start - 1)
}

/** Whether something else of its container, or its end, stands on the line where it ends or begins. */
function sharesLine(text: string, member: Span, container: Span): boolean {
  return (
    !startsLine(text, member.start) || (endOfLine(text, member.end) >= container.end && container.end < text.length)
  )
}

function startsLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === ''
}

function insertAfterLine(text: string, at: number, line: string): Made {
  const end = endOfLine(text, at)
  return { span: { start: end, end }, text: `\n${line}` }
}

/** Puts lines behind the opening brace; a body of one line is opened up. */
function openBody(text: string, body: Body, lines: string, indent: number): Made {
  const inner = text.slice(body.start + 1, body.end - 1)
  if (inner.includes('\n')) {
    const end = endOfLine(text, body.start)
    const gap = body.blocks.length > 0 ? '\n' : ''
    return { span: { start: end, end }, text: `\n${lines}${gap}` }
  }
  const kept = inner.trim() === '' ? '' : `${' '.repeat(indent)}${inner.trim()}\n`
  return { span: spanOf(body), text: `{\n${kept}${lines}\n${' '.repeat(indent - 2)}}` }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}

/** Before the line break, CR included, or the end of the text. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  if (end < 0) return text.length
  return text.charAt(end - 1) === '\r' ? end - 1 : end
}
