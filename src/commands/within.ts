import { relative, resolve, sep } from 'node:path'

/** Names files of a walk, which are relative to where somebody stands, as they are called in the directory that was walked. */
export function within(cwd: string, directory: string): (path: string) => string {
  const root = resolve(cwd, directory)
  return (path) => relative(root, resolve(cwd, path)).split(sep).join('/')
}
