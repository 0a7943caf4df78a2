import type { Path, Place, Problem, Tree } from '../../model/source.ts'
import type { Unknown } from '../../model/unknown.ts'
import type { Mark } from '../../syntax/derived/node.ts'

/** What one project is loaded from, and what was found wrong with it. */
export interface Scene {
  readonly trees: ReadonlyMap<string, Tree>
  /** Files of variables. */
  readonly variables: ReadonlyMap<string, Tree>
  readonly covers: Set<string>
  readonly problems: Problem[]
  /** Values that may still be read: what includes itself many times over is not read for ever. */
  readonly budget: { left: number }
}

/** What `${X}` stands for, where some file says so. */
export type Lookup = (name: string) => string | Unknown | undefined

export function complain(scene: Scene, mark: Mark, message: string): void {
  report(scene, mark.tree.placeOf(mark.path), message)
}

export function complainAt(scene: Scene, tree: Tree, path: Path, message: string): void {
  report(scene, tree.placeOf(path), message)
}

function report(scene: Scene, place: Place, message: string): void {
  const known = scene.problems.some(
    (each) => each.message === message && each.place.file === place.file && each.place.span.start === place.span.start,
  )
  if (!known && scene.problems.length < 100) scene.problems.push({ message, place })
}
