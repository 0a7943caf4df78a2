import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { isTagged } from '../../model/tagged.ts'
import type { Mark, Node } from '../../syntax/derived/node.ts'
import type { Scene } from './scene.ts'

/** One document of a compose file, and the paths in it whose earlier values it takes away. */
export interface Lifted {
  readonly node: Node
  readonly resets: readonly (readonly string[])[]
}

/** Behind `!reset` nothing stands; what stands behind `!override` takes the place of what was there. */
export function liftDocument(tree: Tree, index: number, scene: Scene): Lifted {
  const resets: (readonly string[])[] = []
  const lift = (value: unknown, mark: Mark, at: readonly string[]): Node | undefined => {
    scene.budget.left--
    if (isTagged(value) && value.tag === '!reset') {
      resets.push(at)
      return undefined
    }
    if (isTagged(value) && value.tag === '!override') {
      resets.push(at)
      return lift(value.value, mark, at)
    }
    if (scene.budget.left < 0 || (!Array.isArray(value) && !isMap(value))) return { is: 'leaf', value, mark }
    const below = (step: string | number): Mark => ({ tree, path: [...mark.path, step] as Path })
    if (Array.isArray(value)) {
      const items = value.map((each, step) => lift(each, below(step), [...at, String(step)]))
      return { is: 'list', items: items.filter((each) => each !== undefined), mark }
    }
    const entries = new Map<string, Node>()
    for (const [name, each] of Object.entries(value)) {
      const node = lift(each, below(name), [...at, name])
      if (node) entries.set(name, node)
    }
    return { is: 'map', entries, mark }
  }
  const path = [index]
  const data = Array.isArray(tree.data) ? tree.data[index] : undefined
  return { node: lift(data, { tree, path }, []) ?? { is: 'leaf', value: null, mark: { tree, path } }, resets }
}

/** Takes away what a later file resets or overrides. */
export function reset(node: Node, resets: readonly (readonly string[])[]): void {
  for (const path of resets) {
    let at: Node | undefined = node
    for (const step of path.slice(0, -1)) at = at?.is === 'map' ? at.entries.get(step) : undefined
    if (at?.is === 'map') at.entries.delete(path.at(-1) ?? '')
  }
}
