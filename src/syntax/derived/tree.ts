import {
  type Change,
  type Edit,
  type Path,
  type Place,
  type Problem,
  pathOf,
  placeIn,
  type Refusal,
  type Tree,
} from '../../model/source.ts'
import { descend, type ListNode, type Node, plain } from './node.ts'

/** What was made of one tree and those that it draws on. */
export interface Made {
  /** The tree that it is named after, and where what came from nowhere is shown. */
  readonly root: Tree
  /** The documents, each with the places that its values came from. */
  readonly nodes: readonly Node[]
  readonly problems: readonly Problem[]
  readonly scope: string
  /** What stands behind the documents without a place, such as an unknown for those that are missing. */
  readonly more?: readonly unknown[]
}

/** What was made, as a tree that other readers read. Its places and edits lead to the files that it came from. */
export function derivedTree({ root, nodes, problems, scope, more = [] }: Made): Tree {
  return {
    file: root.file,
    data: [...nodes.map(plain), ...more],
    problems,
    comments: [],
    scope,
    placeOf: (path, part) => placeOf(root, nodes, path, part),
    placeIn: (path, span) => {
      const found = foundAt(nodes, path)
      return found ? placeIn(found.tree, found.path, span) : placeOf(root, nodes, path)
    },
    edit: (change) => edit(nodes, change),
  }
}

/** The text that was written, where it has not been changed since. */
function foundAt(nodes: readonly Node[], path: Path): { tree: Tree; path: Path } | undefined {
  const node = nodes[Number(path[0])]
  if (!node) return undefined
  const { node: found, rest } = descend(node, path.slice(1))
  return found.mark.made || rest.length > 0 ? undefined : found.mark
}

function placeOf(root: Tree, nodes: readonly Node[], path: Path, part?: 'key' | 'value'): Place {
  const node = nodes[Number(path[0])]
  if (!node) return root.placeOf([0], part)
  const { node: found, rest } = descend(node, path.slice(1))
  return found.mark.tree.placeOf([...found.mark.path, ...rest], part)
}

/** The change where the value was written, unless that would not be the change that was meant. */
function edit(nodes: readonly Node[], change: Change): Edit | Refusal {
  const path = pathOf(change)
  const document = nodes[Number(path[0])]
  if (!document) return { refused: 'there is no such object' }
  if ('insert' in change) return insert(document, path.slice(1), change.to)
  const { node, rest } = descend(document, path.slice(1))
  const { tree, path: own, made, written } = node.mark
  if (made) return { refused: `the value is ${made}` }
  const at = [...own, ...rest]
  if (written && 'set' in change && rest.length === 0) return tree.edit({ set: own, to: written(change.to) })
  if ('set' in change) return tree.edit({ set: at, to: change.to, ...(change.remark && { remark: change.remark }) })
  if (rest.length > 0) return { refused: 'it is not there' }
  return tree.edit({ drop: at })
}

function insert(document: Node, path: Path, to: unknown): Edit | Refusal {
  const list = descend(document, path.slice(0, -1))
  const { tree, path: own, made } = list.node.mark
  if (made) return { refused: `the list is ${made}` }
  if (list.rest.length > 0) return tree.edit({ set: [...own, ...list.rest], to: [to] })
  if (list.node.is !== 'list' || !isWhole(list.node)) return { refused: 'the list is put together from several files' }
  return tree.edit({ insert: [...own, Number(path.at(-1))], to })
}

/** Every item stands where the list stands, in the order of the list. */
function isWhole({ items, mark }: ListNode): boolean {
  return items.every(
    (item, index) =>
      item.mark.tree === mark.tree && item.mark.path.length === mark.path.length + 1 && item.mark.path.at(-1) === index,
  )
}
