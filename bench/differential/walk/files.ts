import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The files below a directory whose path matches, in order; nothing below `.git` and `node_modules`. */
export function* filesIn(directory: string, name: RegExp): Iterable<string> {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(directory, entry.name)
    if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') yield* filesIn(path, name)
    else if (entry.isFile() && name.test(path)) yield path
  }
}
