import type { Kind } from '../model/resource.ts'
import { isMap } from '../model/shape.ts'
import { directoryOf, type Tree } from '../model/source.ts'
import type { Leaf, Mark, Node } from '../syntax/derived/node.ts'
import { derivedTree } from '../syntax/derived/tree.ts'
import type { Derived, Sighting } from './reader.ts'

/** A resource that several files together make up. */
export interface Row {
  readonly kind: Kind
  readonly name: string
  readonly data: { readonly [field: string]: unknown }
  /** Where it stands, and every field of it that does not stand elsewhere. */
  readonly mark: Mark
  readonly fields?: { readonly [field: string]: Leaf | undefined }
}

/** What stands in one file once others are taken in: a tree that `sightingsIn` reads, of the reader with the given id. */
export function tableOf(reader: string, root: Tree, rows: Iterable<Row>): Derived {
  const nodes = [...rows].map(({ kind, name, data, mark, fields }): Node => {
    const leaf = (value: unknown): Leaf => ({ is: 'leaf', value, mark })
    const map = (entries: Iterable<readonly [string, Node]>): Node => ({ is: 'map', entries: new Map(entries), mark })
    const values = Object.entries(data).map(([field, value]): [string, Node] => [
      field,
      { ...(fields?.[field] ?? leaf(value)), value },
    ])
    return map([
      ['reader', leaf(reader)],
      ['kind', leaf(kind.id)],
      ['name', leaf(name)],
      ['value', map(values)],
    ])
  })
  const tree = derivedTree({ root, nodes, problems: [], scope: directoryOf(root.file.path) })
  return { tree, covers: [root.file.path] }
}

export function isTable(reader: string, { data }: Tree): boolean {
  return Array.isArray(data) && isMap(data[0]) && data[0].reader === reader
}

export function* sightingsIn({ data }: Tree, kinds: readonly Kind[]): Iterable<Sighting> {
  for (const [index, row] of Array.isArray(data) ? data.entries() : []) {
    const kind = isMap(row) ? kinds.find(({ id }) => id === row.kind) : undefined
    if (kind && isMap(row)) yield { kind, name: String(row.name), path: [index, 'value'] }
  }
}
