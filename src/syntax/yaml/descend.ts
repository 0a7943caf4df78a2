import type { Path } from '../../model/source.ts'
import { keyNamed, keysOf, valueOfKey } from './parser/keys.ts'
import type { Stream } from './parser/stream.ts'
import { behind, endOf, isList, isMap, itemsOf, solid, startOf, stride, type Tape, targetOf } from './parser/tape.ts'

/** The node that a path leads to, by its index on the tape, or the deepest one on the way. */
export interface Descent {
  readonly node: number | undefined
  /** Of the last step, where it led into a map. */
  readonly key: number | undefined
  /** How many steps of the path led somewhere. */
  readonly depth: number
}

export function descend({ text, tape, roots }: Stream, path: Path): Descent {
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
