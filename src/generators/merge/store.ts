import { posix } from 'node:path'
import type { Artifact } from '../../model/blueprint.ts'
import { Fault } from '../../model/fault.ts'
import type { Files } from '../../model/world.ts'
import { basePath, lockPath, offeredPath, parseLock, printLock, sidecarPath } from './lock.ts'
import type { Ground } from './plan.ts'
import type { Regeneration } from './regenerate.ts'

/** What a directory remembers of the last generation, and the files as they are. */
export interface Store extends Ground {
  /** The directory that holds `.devops`, relative to the working directory. */
  readonly root: string
}

/** Reads the lock, the texts that go with it, and every file that it or the artifacts name. */
export async function loadStore(
  files: Pick<Files, 'read'>,
  root = '',
  artifacts: readonly Pick<Artifact, 'path' | 'formerly'>[] = [],
): Promise<Store> {
  const lock = parseLock(await files.read(posix.join(root, lockPath)))
  const made = artifacts.flatMap(({ path, formerly }) => (formerly === undefined ? [path] : [path, formerly]))
  const paths = [...new Set([...Object.keys(lock.files), ...made])]
  const load = async (place: (path: string) => string) => {
    const texts = await Promise.all(paths.map((path) => files.read(posix.join(root, place(path)))))
    return paths.flatMap((path, index) => (texts[index] === undefined ? [] : [[place(path), texts[index]] as const]))
  }
  const plain = (texts: readonly (readonly [string, string])[], place: (path: string) => string) =>
    new Map(texts.map(([path, text]) => [path.slice(place('').length), text]))
  const [base, offered, yours, sidecars] = await Promise.all(
    [basePath, offeredPath, (path: string) => path, sidecarPath].map(load),
  )
  return {
    root,
    lock,
    base: plain(base ?? [], basePath),
    offered: plain(offered ?? [], offeredPath),
    yours: new Map([...(yours ?? []), ...(sidecars ?? [])]),
  }
}

/** Everything that a regeneration writes, for `files.write`: the files first, what is remembered of them last. Faults while data would be lost. */
export function writesOf(
  store: Store,
  { files, lock, base, offered, lost }: Regeneration,
): Map<string, string | undefined> {
  if (lost.length > 0) {
    const each = lost.map(({ resource, path, because }) => `${resource} in ${path} ${because}`).join('; ')
    throw new Fault('generate/destroys', each, 'Move what it holds first, or agree to the loss with --allow-destroy.')
  }
  const texts = files.flatMap((file) => [...file.texts])
  return changesOf(store, { texts, lock, base, offered })
}

/** The same for a change of ownership. */
export function changesOf(
  { root, ...before }: Store,
  after: Pick<Regeneration, 'lock' | 'base' | 'offered'> & {
    readonly texts: Iterable<readonly [string, string | undefined]>
  },
): Map<string, string | undefined> {
  const writes = new Map<string, string | undefined>(after.texts)
  const remember = (
    was: ReadonlyMap<string, string>,
    is: ReadonlyMap<string, string>,
    place: (path: string) => string,
  ) => {
    for (const [path, text] of is) if (was.get(path) !== text) writes.set(place(path), text)
    for (const path of was.keys()) if (!is.has(path)) writes.set(place(path), undefined)
  }
  remember(before.base, after.base, basePath)
  remember(before.offered, after.offered, offeredPath)
  const lock = printLock(after.lock)
  if (lock !== printLock(before.lock)) writes.set(lockPath, lock)
  return new Map([...writes].map(([path, text]) => [posix.join(root, path), text]))
}
