import type { Tree } from '../../model/source.ts'
import { interpolate } from './interpolate.ts'
import { liftDocument } from './lift.ts'
import { complainAt, type Lookup, type Scene } from './scene.ts'

/** What a file is loaded with. */
export interface Loading {
  readonly scene: Scene
  readonly lookup: Lookup
  /** The directory of the project, from which its paths count. */
  readonly directory: string
  /** The files that this one is included by, and itself. */
  readonly above: readonly string[]
}

/** The documents of one file with their variables replaced. */
export function documentsIn(file: Tree, { scene, lookup }: Loading) {
  scene.covers.add(file.file.path)
  const count = Array.isArray(file.data) ? file.data.length : 0
  return Array.from({ length: count }, (_, index) => {
    const { node, resets } = liftDocument(file, index, scene)
    if (scene.budget.left < 0) complainAt(scene, file, [index], 'the project is too large: not all of it is read')
    return { node: interpolate(node, lookup, scene), resets }
  })
}
