import { isMap } from '../../model/shape.ts'
import type { Tree } from '../../model/source.ts'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import { lift, type Node, nodeAt, textAt, textOf } from '../../syntax/derived/node.ts'
import { type Document, documentOf } from './document.ts'
import { documentsIn, type Layer, leaveOut } from './layer.ts'

/** The objects in a file of resources, those of lists one by one. `wrong` is told what kustomize would not take. */
export function objectsIn(layer: Layer, tree: Tree, origin: string, wrong: (message: string) => void): Document[] {
  const objects: Document[] = []
  const open = documentsIn(tree).map(([index, value]) => ({ value, node: lift(value, { tree, path: [index] }) }))
  for (const { value, node } of open) {
    if (isSpent(layer)) break
    const items = isMap(value) && String(value.kind).endsWith('List') ? nodeAt(node, ['items']) : undefined
    if (items?.is === 'list')
      open.push(
        ...items.items.map((item, index) => ({
          value: isMap(value) && Array.isArray(value.items) ? value.items[index] : undefined,
          node: item,
        })),
      )
    else if (isUnknown(value)) leaveOut(layer, value.text, whyUnknown(value))
    else if (node.is === 'map' && node.entries.size === 0) continue
    else if (node.is !== 'map' || !isNamed(node))
      wrong('there is something in it that is no Kubernetes object with a kind and a name')
    else objects.push(documentOf(node, origin))
  }
  return objects
}

/** Takes something from what may still be read: an object costs one, a layer more. */
export function isSpent(layer: Layer, cost = 1): boolean {
  const spent = layer.render.budget.left <= 0
  layer.render.budget.left -= cost
  if (spent) leaveOut(layer, 'kustomize build', 'there is more than is rendered here')
  return spent
}

function isNamed(node: Node): boolean {
  const kind = textAt(node, ['kind'])
  const [open, name] = [nodeAt(node, ['kind']), nodeAt(node, ['metadata', 'name'])]
  if (kind === undefined && !(open?.is === 'leaf' && isUnknown(open.value))) return false
  return textOf(name) !== '' || (name?.is === 'leaf' && isUnknown(name.value)) || (kind?.endsWith('List') ?? false)
}
