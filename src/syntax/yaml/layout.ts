import { keysOf, valueOfKey } from './parser/keys.ts'
import type { Stream } from './parser/stream.ts'
import { behind, endOf as endOnTape, isList, isMap, itemsOf, solid, startOf, stride } from './parser/tape.ts'
import { type Style, usual } from './print.ts'
import { column, lineEnd, lineStart } from './text.ts'

/** A text and where everything stands in it. A node is called by its index on the tape. */
export type Written = Pick<Stream, 'text' | 'tape'>

/** The first nested map and list tell how a document is indented. */
export function styleOf(written: Written, root: number | undefined): Style {
  const { text, tape } = written
  let indent: number | undefined
  let indentSeq: boolean | undefined
  const look = (node: number): void => {
    for (const entry of entriesOf(written, node)) {
      if (indent !== undefined && indentSeq !== undefined) return
      const value = isMap(tape, node) ? valueOfKey(tape, entry) : entry
      if (value !== entry && isBlockCollection(written, value)) {
        const step = column(text, startOf(tape, value)) - column(text, startOf(tape, entry))
        if (isList(tape, value)) indentSeq ??= step > 0
        else if (step > 0) indent ??= step
      }
      look(value)
    }
  }
  if (root !== undefined) look(root)
  return { indent: Math.min(indent ?? usual.indent, 8), indentSeq: indentSeq ?? usual.indentSeq }
}

/** Where the last line with anything of the node's value ends, before its line break and comment. */
export function endOf(written: Written, node: number): number {
  const { text, tape } = written
  const last = behind(tape, node) - stride
  const start = startOf(tape, last)
  if (!isBlockScalar(written, last)) return endOnTape(tape, node)
  let end = endOnTape(tape, last)
  if (/^[|>]\d?\+/.test(text.slice(start, start + 3))) return text[end - 1] === '\n' ? lineEnd(text, end - 1) : end
  while (lineStart(text, end) > start && text.slice(lineStart(text, end), end).trim() === '')
    end = lineStart(text, end) - 1
  return text[end - 1] === '\r' ? end - 1 : end
}

/** Where an entry of a map ends, also one that has no value. */
export function endOfEntry(written: Written, key: number): number {
  const ends = colonBehind(written, key) ?? endOnTape(written.tape, key)
  return Math.max(ends, endOf(written, valueOfKey(written.tape, key)))
}

/** Text behind `|` or `>`. */
export function isBlockScalar({ text, tape }: Written, node: number): boolean {
  const sign = text[startOf(tape, node)]
  return tape[node + 2] === 0 && (sign === '|' || sign === '>')
}

/** A map or a list that is not written in brackets. */
export function isBlockCollection({ text, tape }: Written, node: number): boolean {
  const inside = solid(tape, node + stride)
  if ((!isMap(tape, node) && !isList(tape, node)) || behind(tape, node) === node + stride) return false
  const sign = text[startOf(tape, node)]
  // The first key of a map may be written in brackets itself.
  return (sign !== '[' && sign !== '{') || startOf(tape, inside) === startOf(tape, node)
}

export function isFlowCollection(written: Written, node: number): boolean {
  return (isMap(written.tape, node) || isList(written.tape, node)) && !isBlockCollection(written, node)
}

/** The keys of a map, or the items of a list. */
export function entriesOf({ tape }: Written, node: number): Iterable<number> {
  return isMap(tape, node) ? keysOf(tape, node) : isList(tape, node) ? itemsOf(tape, node) : []
}

/** Just behind the colon that follows a key. */
export function colonBehind({ text, tape }: Written, key: number): number | undefined {
  let offset = endOnTape(tape, key)
  while (text[offset] === ' ' || text[offset] === '\t') offset++
  return text[offset] === ':' ? offset + 1 : undefined
}

/** The dash that introduces an item of a block list. */
export function dash({ text, tape }: Written, list: number, item: number): number {
  const home = column(text, startOf(tape, list))
  let offset = startOf(tape, item)
  do offset = text.lastIndexOf('-', offset - 1)
  while (offset > 0 && column(text, offset) !== home)
  return offset
}
