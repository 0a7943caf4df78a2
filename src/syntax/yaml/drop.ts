import type { Path } from '../../model/source.ts'
import { descend } from './descend.ts'
import { dash, endOf, endOfEntry, entriesOf, isFlowCollection } from './layout.ts'
import { isList, isMap, startOf } from './parser/tape.ts'
import { usual } from './print.ts'
import { lineEnd, lineStart, nextLine } from './text.ts'
import { type Made, replace, type Source } from './value.ts'

/** Takes out a key or an item with its line; a comment above it stays, for its words may be about more. */
export function drop(source: Source, path: Path): Made {
  const { text, tape } = source
  const { node, key, depth } = descend(source, path)
  if (depth < path.length) return { refused: 'it is not there' }
  const way = path.slice(0, -1)
  const parent = descend(source, way).node
  if (path.length < 2 || parent === undefined || !(isMap(tape, parent) || isList(tape, parent)))
    return { refused: 'a whole document is not dropped' }
  const entries = [...entriesOf(source, parent)]
  const entry = key ?? node ?? parent
  const index = entries.indexOf(entry)
  if (index < 0) return { refused: 'it comes through a merge key' }
  if (entries.length === 1) return replace({ ...source, style: usual, json: false }, way, isMap(tape, parent) ? {} : [])
  const [before, next] = [entries[index - 1], entries[index + 1]]
  const start = startOfEntry(source, parent, entry)
  const end = endOfItem(source, parent, entry)
  if (isFlowCollection(source, parent))
    return next !== undefined
      ? { span: { start, end: startOfEntry(source, parent, next) }, text: '' }
      : { span: { start: before === undefined ? start : endOfItem(source, parent, before), end }, text: '' }
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

function startOfEntry(source: Source, parent: number, entry: number): number {
  const listed = isList(source.tape, parent) && !isFlowCollection(source, parent)
  return listed ? dash(source, parent, entry) : startOf(source.tape, entry)
}

function endOfItem(source: Source, parent: number, entry: number): number {
  return isMap(source.tape, parent) ? endOfEntry(source, entry) : endOf(source, entry)
}
