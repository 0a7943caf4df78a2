import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'

/** Where a value was written. `made` says what changed it since, so that an edit there would not be the edit that was meant. */
export interface Mark {
  readonly tree: Tree
  readonly path: Path
  readonly made?: string
  /** What a new value reads there, where its name shares its place: `A=1` in a list of variables. */
  readonly written?: (to: unknown) => unknown
}

/** A value that a render may change, and that remembers where it came from. */
export type Node = MapNode | ListNode | Leaf

export interface MapNode {
  readonly is: 'map'
  readonly entries: Map<string, Node>
  readonly mark: Mark
}

export interface ListNode {
  readonly is: 'list'
  readonly items: Node[]
  readonly mark: Mark
}

export interface Leaf {
  readonly is: 'leaf'
  readonly value: unknown
  readonly mark: Mark
}

/** The value at `mark.path` of a tree, as nodes. With `whole`, everything in it is marked with the place of the whole. */
export function lift(value: unknown, mark: Mark, whole = false): Node {
  const below = (step: string | number) => (whole ? mark : { ...mark, path: [...mark.path, step] })
  if (Array.isArray(value))
    return { is: 'list', items: value.map((each, index) => lift(each, below(index), whole)), mark }
  if (!isMap(value)) return { is: 'leaf', value, mark }
  return {
    is: 'map',
    entries: new Map(Object.entries(value).map(([name, each]) => [name, lift(each, below(name), whole)])),
    mark,
  }
}

/** What one object takes from a patch, another one must not change. */
export function copied(node: Node): Node {
  if (node.is === 'list') return { ...node, items: node.items.map(copied) }
  if (node.is === 'leaf') return node
  return { ...node, entries: new Map([...node.entries].map(([name, each]) => [name, copied(each)])) }
}

export function plain(node: Node): unknown {
  if (node.is === 'leaf') return node.value
  if (node.is === 'list') return node.items.map(plain)
  const map: { [name: string]: unknown } = {}
  for (const [name, each] of node.entries)
    Object.defineProperty(map, name, { value: plain(each), writable: true, enumerable: true, configurable: true })
  return map
}

/** The deepest node on a path, and the steps that lead nowhere. */
export function descend(node: Node, path: Path): { readonly node: Node; readonly rest: Path } {
  const [step, ...rest] = path
  const next = step === undefined ? undefined : childOf(node, step)
  return next ? descend(next, rest) : { node, rest: path }
}

export function childOf(node: Node | undefined, step: string | number): Node | undefined {
  if (node?.is === 'map') return node.entries.get(String(step))
  return node?.is === 'list' ? node.items[Number(step)] : undefined
}

export function nodeAt(node: Node, path: Path): Node | undefined {
  const found = descend(node, path)
  return found.rest.length === 0 ? found.node : undefined
}

export function textAt(node: Node, path: Path): string | undefined {
  const found = nodeAt(node, path)
  return found?.is === 'leaf' && typeof found.value === 'string' ? found.value : undefined
}

/** Every node that a path with `*` for list items leads to; missing maps on the way are made with `create`. */
export function* everyAt(node: Node, path: readonly string[], create?: Mark): Iterable<{ map: MapNode; name: string }> {
  const [step, ...rest] = path
  if (step === undefined) return
  if (step === '*') {
    if (node.is === 'list') for (const item of node.items) yield* everyAt(item, rest, create)
    return
  }
  if (node.is !== 'map') return
  if (rest.length === 0) {
    if (create || node.entries.has(step)) yield { map: node, name: step }
    return
  }
  const known = node.entries.get(step)
  const absent = !known || (known.is === 'leaf' && known.value === null)
  if (absent && create) node.entries.set(step, { is: 'map', entries: new Map(), mark: create })
  const next = node.entries.get(step)
  if (next) yield* everyAt(next, rest, create)
}
