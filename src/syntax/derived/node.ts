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

/**
 * The value at `mark.path` of a tree, as nodes, which are made as they are asked for: most of a large object is never touched.
 * With `whole`, everything in it is marked with the place of the whole.
 */
export function lift(value: unknown, mark: Mark, whole = false): Node {
  const below = (step: string | number) => (whole ? mark : { ...mark, path: [...mark.path, step] })
  if (Array.isArray(value))
    return untouched<ListNode>(value, {
      is: 'list',
      get items() {
        return fixed(
          this,
          'items',
          value.map((each, index) => lift(each, below(index), whole)),
        )
      },
      mark,
    })
  if (!isMap(value)) return { is: 'leaf', value, mark }
  return untouched<MapNode>(value, {
    is: 'map',
    get entries() {
      return fixed(
        this,
        'entries',
        new Map(Object.entries(value).map(([name, each]) => [name, lift(each, below(name), whole)])),
      )
    },
    mark,
  })
}

/** What one object takes from a patch, another one must not change. */
export function copied(node: Node): Node {
  if (node.is === 'leaf') return node
  if (node.is === 'list') return { is: 'list', items: node.items.map(copied), mark: node.mark }
  return {
    is: 'map',
    entries: new Map([...node.entries].map(([name, each]) => [name, copied(each)])),
    mark: node.mark,
  }
}

export function plain(node: Node): unknown {
  if (node.is === 'leaf') return node.value
  if (raw.has(node)) return raw.get(node)
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

/** A scalar as it is written; nothing for a map, a list and null. */
export function textOf(node: Node | undefined): string {
  return node?.is === 'leaf' && ['string', 'number', 'boolean'].includes(typeof node.value) ? String(node.value) : ''
}

export function leaf(value: unknown, mark: Mark): Leaf {
  return { is: 'leaf', value, mark }
}

/** Not there, or null. */
export function isVoid(node: Node | undefined): boolean {
  return !node || (node.is === 'leaf' && node.value === null)
}

/** The map at a path, with the maps that are missing on the way; nothing where another value stands in the way. */
export function mapAt(node: Node, path: readonly string[], mark: Mark): MapNode | undefined {
  let at: Node = node
  for (const step of path) {
    if (at.is !== 'map') return undefined
    const next: Node | undefined = at.entries.get(step)
    const made: Node = next && !isVoid(next) ? next : { is: 'map', entries: new Map(), mark }
    if (made !== next) at.entries.set(step, made)
    at = made
  }
  return at.is === 'map' ? at : undefined
}

/** The values that nodes stand for, as long as nobody has looked into them. */
const raw = new WeakMap<Node, unknown>()

function untouched<N extends Node>(value: unknown, node: N): N {
  raw.set(node, value)
  return node
}

function fixed<V>(node: Node, field: 'items' | 'entries', value: V): V {
  raw.delete(node)
  Object.defineProperty(node, field, { value, enumerable: true })
  return value
}
