import { posix } from 'node:path'
import { lockPath } from '../../generators/merge/lock.ts'
import { loadStore, type Store } from '../../generators/merge/store.ts'
import { Fault } from '../../model/fault.ts'
import type { World } from '../../model/world.ts'
import { nearest } from '../../values/nearest.ts'

/** What was generated into a directory, with files that the lock may not name; a path that stands nowhere is a fault. */
export async function storeWith({ files }: World, root: string, paths: readonly string[]): Promise<Store> {
  const store = await loadStore(
    files,
    root,
    paths.map((path) => ({ path })),
  )
  const known = Object.keys(store.lock.files)
  if (known.length === 0)
    throw new Fault(
      'nothing-generated',
      `there is no \`${posix.join(root, lockPath)}\``,
      'Run `devops generate` first, or name the directory with --root.',
    )
  for (const path of paths) {
    if (known.includes(path) || store.yours.has(path)) continue
    const [close] = nearest(path, known)
    throw new Fault(
      'no-such-file',
      `\`${path}\` was not generated and is not there`,
      close === undefined ? '`devops status` lists what was generated.' : `Did you mean \`${close}\`?`,
    )
  }
  return store
}

export function without<T>(map: ReadonlyMap<string, T>, paths: readonly string[]): Map<string, T> {
  return new Map([...map].filter(([path]) => !paths.includes(path)))
}
