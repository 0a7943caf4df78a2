import { posix } from 'node:path'
import type { Generator } from '../../generators/generator.ts'
import { digest } from '../../generators/merge/lock.ts'
import { agrees, type Regeneration, regenerate } from '../../generators/merge/regenerate.ts'
import { loadStore, type Store, writesOf } from '../../generators/merge/store.ts'
import type { Artifact } from '../../model/blueprint.ts'
import type { World } from '../../model/world.ts'
import { matchesGlob } from '../../values/glob.ts'
import { version } from '../version.ts'

export interface Wanted {
  readonly spec: string
  readonly out: string
  readonly artifacts: readonly Artifact[]
  readonly generators: Readonly<Record<string, Generator>>
  /** Only some parts are wanted: files of the others are left as they are. */
  readonly partial: boolean
  readonly allowDestroy: boolean
}

export interface Planned {
  readonly store: Store
  readonly regeneration: Regeneration
  readonly agrees: boolean
  readonly writes: () => Map<string, string | undefined>
}

/** What a generation would do to a directory. Nothing is written. */
export async function plannedOf(
  world: World,
  { spec, out, artifacts, generators, partial, allowDestroy }: Wanted,
): Promise<Planned> {
  const store = await loadStore(world.files, out === '.' ? '' : out, artifacts)
  const mark = { path: posix.relative(out, spec), sha256: digest((await world.files.read(spec)) ?? '') }
  const globs = Object.values(generators).flatMap(({ paths }) => [...paths])
  const concerned = (path: string) => !partial || matchesGlob(path, globs)
  const split = <T>(entries: Iterable<readonly [string, T]>, inside: boolean) =>
    [...entries].filter(([path]) => concerned(path) === inside)
  const own = {
    lock: { ...store.lock, files: Object.fromEntries(split(Object.entries(store.lock.files), true)) },
    base: new Map(split(store.base, true)),
    offered: new Map(split(store.offered, true)),
    yours: store.yours,
  }
  const made = regenerate({ ...own, artifacts, spec: mark, generator: version, allowDestroy })
  const regeneration: Regeneration = {
    ...made,
    lock: {
      ...made.lock,
      spec: partial && store.lock.generator !== '' ? store.lock.spec : made.lock.spec,
      files: { ...Object.fromEntries(split(Object.entries(store.lock.files), false)), ...made.lock.files },
    },
    base: new Map([...split(store.base, false), ...made.base]),
    offered: new Map([...split(store.offered, false), ...made.offered]),
  }
  return { store, regeneration, agrees: agrees(made, own.lock), writes: () => writesOf(store, regeneration) }
}
