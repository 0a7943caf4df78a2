import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'

/** A recovery point objective that some file states. */
export interface Stated {
  /** Milliseconds. */
  readonly rpo: number
  readonly tree?: Tree
  readonly at?: Path
}

/** The place of a promise, to be shown beside what breaks it. */
export function promise(resource: Resource, { tree, at = [] }: Stated) {
  return {
    resource: { ...resource, name: tree?.file.path ?? resource.name, tree: tree ?? resource.tree, path: [] },
    at,
    message: 'promised here',
  }
}

const units: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 }

/** The strictest objective that some file states under `rpo`. */
export function statedIn(estate: Estate): Stated | undefined {
  const found = estate.trees.flatMap((tree) =>
    /\.ya?ml$/.test(tree.file.path) && tree.scope === undefined && /\brpo\b/i.test(tree.file.text)
      ? [...objectivesIn(tree.data, [])].map((each) => ({ ...each, tree }))
      : [],
  )
  return found.sort((a, b) => a.rpo - b.rpo)[0]
}

function* objectivesIn(value: unknown, at: Path): Iterable<{ readonly rpo: number; readonly at: Path }> {
  if (at.length > 20) return
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* objectivesIn(each, [...at, index])
  else if (isMap(value))
    for (const [key, each] of Object.entries(value)) {
      const [, amount, unit = ''] =
        (key.toLowerCase() === 'rpo' && typeof each === 'string' && /^\s*[<≤]?\s*(\d{1,4})\s*([smhd])/i.exec(each)) ||
        []
      if (amount === undefined) yield* objectivesIn(each, [...at, key])
      else yield { rpo: Number(amount) * (units[unit.toLowerCase()] ?? 0), at: [...at, key] }
    }
}
