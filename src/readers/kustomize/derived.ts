import type { Tree } from '../../model/source.ts'
import { derivedTree } from '../../syntax/derived/tree.ts'
import type { Document } from './document.ts'
import { directoryOf, type Render } from './layer.ts'

/** What was rendered, as a tree that other readers read. */
export function treeOf(root: Tree, documents: readonly Document[], render: Render): Tree {
  return derivedTree({
    root,
    nodes: documents.map(({ node }) => node),
    problems: render.problems,
    scope: directoryOf(root.file.path) || '.',
    // Something is missing: nobody may say that it is not there.
    more: render.missing,
  })
}
