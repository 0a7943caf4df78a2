import { isMap } from '../../model/shape.ts'
import type { Tree } from '../../model/source.ts'
import { lift, type Node } from '../../syntax/derived/node.ts'
import type { Document } from './document.ts'
import type { Render } from './layer.ts'

/** The objects in a file of resources, those of lists one by one. */
export function objectsIn(tree: Tree, render: Render): Document[] {
  const objects: Document[] = []
  for (const [index, value] of (Array.isArray(tree.data) ? tree.data : []).entries()) {
    if (value === null) continue
    const node = lift(value, { tree, path: [index] })
    render.budget -= sizeOf(node)
    if (render.budget < 0) {
      render.partial = true
      return objects
    }
    const items =
      isMap(value) && String(value.kind).endsWith('List') && node.is === 'map' ? node.entries.get('items') : undefined
    for (const each of items?.is === 'list' ? items.items : [node])
      objects.push({ node: each, formerly: new Set(), generated: false })
  }
  return objects
}

function sizeOf(node: Node): number {
  const below = node.is === 'list' ? node.items : node.is === 'map' ? [...node.entries.values()] : []
  return below.reduce((sum, each) => sum + sizeOf(each), 1)
}
