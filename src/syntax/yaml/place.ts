import type { Path, Span } from '../../model/source.ts'
import { keyNamed, keysOf, valueOfKey } from './parser/keys.ts'
import type { Stream } from './parser/stream.ts'
import { behind, endOf, isList, isMap, solid, startOf, stride, type Tape, targetOf } from './parser/tape.ts'

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

interface Descent {
  readonly node: number | undefined
  /** Of the last step, where it led into a map. */
  readonly key: number | undefined
  /** How many steps of the path led somewhere. */
  readonly depth: number
}

function descend({ text, tape, roots }: Stream, path: Path): Descent {
  const root = typeof path[0] === 'number' ? roots[path[0]] : undefined
  if (root === undefined) return { node: undefined, key: undefined, depth: 0 }
  let node = solid(tape, root)
  let key: number | undefined
  for (let depth = 1; depth < path.length; depth++) {
    const step = path[depth] ?? ''
    const here = targetOf(tape, node) ?? node
    key = isMap(tape, here) ? keyIn(text, tape, here, String(step), new Set()) : undefined
    const child = key === undefined ? itemOf(tape, here, step) : valueOfKey(tape, key)
    if (child === undefined) return { node, key, depth }
    node = child
  }
  return { node, key, depth: path.length }
}

function itemOf(tape: Tape, list: number, index: string | number): number | undefined {
  if (!isList(tape, list) || typeof index !== 'number') return undefined
  const end = behind(tape, list)
  let node = list + stride
  for (let left = index; left > 0 && node < end; left--) node = behind(tape, solid(tape, node))
  return node < end && index >= 0 ? solid(tape, node) : undefined
}

/** The key in the map itself, else in the maps that it merges. Each is looked into once, however often it is merged. */
function keyIn(text: string, tape: Tape, map: number, name: string, seen: Set<number>): number | undefined {
  const own = keyNamed(text, tape, map, name)
  if (own !== undefined || seen.has(map)) return own
  seen.add(map)
  for (const key of keysOf(tape, map)) {
    if (endOf(tape, key) - startOf(tape, key) !== 2 || !text.startsWith('<<', startOf(tape, key))) continue
    const written = valueOfKey(tape, key)
    const value = targetOf(tape, written) ?? written
    for (const each of isList(tape, value) ? itemsOf(tape, value) : [value]) {
      const source = targetOf(tape, each) ?? each
      const inherited = isMap(tape, source) ? keyIn(text, tape, source, name, seen) : undefined
      if (inherited !== undefined) return inherited
    }
  }
  return undefined
}

function* itemsOf(tape: Tape, list: number): Iterable<number> {
  const end = behind(tape, list)
  for (let node = list + stride; node < end; ) {
    const item = solid(tape, node)
    yield item
    node = behind(tape, item)
  }
}
