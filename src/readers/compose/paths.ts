import { posix } from 'node:path'

/** A path that somebody in `directory` writes, from the root of what was read; `undefined` outside of it. */
export function fileAt(directory: string, path: string): string | undefined {
  if (path.startsWith('/') || path.startsWith('~') || path.includes('://')) return undefined
  const joined = posix.join(directory, path)
  return joined === '..' || joined.startsWith('../') ? undefined : joined
}
