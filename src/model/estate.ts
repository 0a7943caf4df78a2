import type { Kind, Resource } from './resource.ts'
import type { Problem, SourceFile, Tree } from './source.ts'
import { TextFile, textFileOf } from './text-file.ts'

/** A resource as a key to look it up by: a name, a label, an image. Define it once at module level: the index is kept by it. */
export type KeyOf<T> = (resource: Resource<T>) => string | readonly string[] | undefined

/** Everything that was read: what stands, and what could not be read. */
export interface Estate {
  readonly files: ReadonlyMap<string, SourceFile>
  readonly trees: readonly Tree[]
  readonly resources: readonly Resource[]
  readonly problems: readonly Problem[]
  /** The ids of the readers that found something of theirs in a file, itself or through what was derived from it. */
  readonly formats: ReadonlyMap<string, ReadonlySet<string>>
  /** Of `TextFile`, every file; it is in no other list. */
  of<T>(kind: Kind<T>): readonly Resource<T>[]
  /** The resources of a kind under each key, from an index that is built once. */
  by<T>(kind: Kind<T>, key: KeyOf<T>): ReadonlyMap<string, readonly Resource<T>[]>
}

export function estateOf(
  files: ReadonlyMap<string, SourceFile>,
  trees: readonly Tree[],
  resources: readonly Resource[],
  problems: readonly Problem[],
  formats: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Estate {
  const kinds = grouped(resources, (resource) => resource.kind.id)
  const indexes = new Map<string, Map<KeyOf<never>, ReadonlyMap<string, readonly Resource[]>>>()
  let texts: readonly Resource[] | undefined
  const of = <T>(kind: Kind<T>) => {
    if (kind.id === TextFile.id) texts ??= [...files.values()].map(textFileOf)
    return ((kind.id === TextFile.id ? texts : kinds.get(kind.id)) ?? []) as readonly Resource<T>[]
  }
  return {
    files,
    trees,
    resources,
    problems,
    formats,
    of,
    by<T>(kind: Kind<T>, key: KeyOf<T>) {
      const ofKind = indexes.get(kind.id) ?? new Map()
      indexes.set(kind.id, ofKind)
      const index = ofKind.get(key) ?? grouped(of(kind), key)
      ofKind.set(key, index)
      return index as ReadonlyMap<string, readonly Resource<T>[]>
    },
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | readonly string[] | undefined) {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const keys = keyOf(item) ?? []
    for (const key of typeof keys === 'string' ? [keys] : keys) {
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}
