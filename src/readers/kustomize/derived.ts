import { type Change, type Edit, type Path, type Place, pathOf, type Refusal, type Tree } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import type { Document } from './document.ts'
import { directoryOf, type Render } from './layer.ts'
import { descend, type ListNode, type Node, plain } from './node.ts'

/** What was rendered, as a tree that other readers read. Its places and edits lead to the files that it came from. */
export function treeOf(root: Tree, documents: readonly Document[], render: Render): Tree {
  const { file } = root
  const data = documents.map(({ node }) => plain(node))
  // Something is missing: nobody may say that it is not there.
  if (render.partial) data.push(unknownValue('kustomize build', 'not all of it is rendered here'))
  const nodes = documents.map(({ node }) => node)
  return {
    file,
    data,
    problems: render.problems,
    comments: [],
    scope: directoryOf(file.path) || '.',
    placeOf: (path, part) => placeOf(root, nodes, path, part),
    edit: (change) => edit(nodes, change),
  }
}

function placeOf(root: Tree, nodes: readonly Node[], path: Path, part?: 'key' | 'value'): Place {
  const node = nodes[Number(path[0])]
  if (!node) return root.placeOf([0], part)
  const found = descend(node, path.slice(1))
  return found.node.mark.tree.placeOf([...found.node.mark.path, ...found.rest], part)
}

/** The change where the value was written, unless that would not be the change that was meant. */
function edit(nodes: readonly Node[], change: Change): Edit | Refusal {
  const path = pathOf(change)
  const document = nodes[Number(path[0])]
  if (!document) return { refused: 'there is no such object' }
  if ('insert' in change) return insert(document, path.slice(1), change.to)
  const { node, rest } = descend(document, path.slice(1))
  const { tree, path: own, made } = node.mark
  if (made) return { refused: `the value is ${made}` }
  const at = [...own, ...rest]
  if ('set' in change) return tree.edit({ set: at, to: change.to })
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
