import type { Path, Span } from '../../model/source.ts'
import { descend } from './descend.ts'
import { keysOf } from './parser/keys.ts'
import type { Stream } from './parser/stream.ts'
import { endOf, isMap, startOf, type Tape } from './parser/tape.ts'

/** Where the key or value at a path stands. What is missing is shown at the key of the map that lacks it. */
export function placeOf(stream: Stream, path: Path, part: 'key' | 'value' = 'value'): Span {
  const { tape, starts } = stream
  const { node, key, depth } = descend(stream, path)
  if (depth < path.length) {
    if (depth > 1) return placeOf(stream, path.slice(0, depth), 'key')
    const start = starts[Number(path[0])] ?? 0
    return { start, end: start }
  }
  if (node === undefined) return { start: 0, end: 0 }
  if (part === 'value') return spanOf(tape, node)
  if (key !== undefined) return spanOf(tape, key)
  const [first] = isMap(tape, node) ? keysOf(tape, node) : []
  return spanOf(tape, first ?? node)
}

function spanOf(tape: Tape, node: number): Span {
  return { start: startOf(tape, node), end: endOf(tape, node) }
}
