import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'

export interface Wanted {
  readonly name: string
  readonly at: Path
  readonly optional: boolean
}

/** The jobs of the same pipeline that `needs` and `dependencies` name. */
export function* wantedBy({
  needs,
  dependencies,
}: {
  readonly needs?: unknown
  readonly dependencies?: readonly unknown[]
}): Iterable<Wanted> {
  const list = isMap(needs) ? [] : [needs].flat()
  for (const [index, each] of list.entries()) {
    const at = Array.isArray(needs) ? ['needs', index] : ['needs']
    if (typeof each === 'string') yield { name: each, at, optional: false }
    else if (
      isMap(each) &&
      typeof each.job === 'string' &&
      !('pipeline' in each) &&
      !('project' in each) &&
      !('parallel' in each)
    )
      yield { name: each.job, at: [...at, 'job'], optional: each.optional !== undefined && each.optional !== false }
  }
  for (const [index, name] of (dependencies ?? []).entries())
    if (typeof name === 'string') yield { name, at: ['dependencies', index], optional: false }
}
