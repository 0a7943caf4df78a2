import type { Shape } from './shape.ts'
import { directoryOf, type Path, type Place, placeIn, type Tree, valueAt } from './source.ts'

/** A type of resource: its name, and the shape that its data is read into. */
export interface Kind<T = unknown> {
  readonly id: string
  /** What one such thing is called, as in "a Kubernetes container". */
  readonly title: string
  /** A file name under which such a resource is usually found. Examples are read under it. */
  readonly file: string
  readonly shape: Shape<T>
}

export type DataOf<K> = K extends Kind<infer T> ? T : never

/** One thing in the estate: a Deployment, a container, a build stage, an alert rule. */
export interface Resource<T = unknown> {
  readonly kind: Kind<T>
  /** Unique enough for a person: `Deployment/shop/web`, `aws_s3_bucket.logs`. */
  readonly name: string
  readonly data: T
  readonly tree: Tree
  readonly path: Path
  /** What is deployed together: a directory, an overlay, a chart with one set of values, a Terraform root. */
  readonly scope: string
}

/** Two numbers behind a text are a stretch of it: `['run', 5, 9]` is what stands from its fifth to its ninth character. */
export function placeOf(resource: Resource, path: Path = [], part?: 'key' | 'value'): Place {
  const { tree } = resource
  const at = [...resource.path, ...path]
  const [start, end] = at.slice(-2)
  if (typeof start === 'number' && typeof end === 'number' && tree.placeIn) {
    const text = at.slice(0, -2)
    if (typeof valueAt(tree.data, text) === 'string') return placeIn(tree, text, { start, end })
  }
  return tree.placeOf(at, part)
}

/** The directory of its file: a key to look up what lies beside it. */
export function folderOf({ tree }: Resource): string {
  return directoryOf(tree.file.path)
}
