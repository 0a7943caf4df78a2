import { type Dirent, readdirSync, statSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { Fault } from '../../model/fault.ts'
import type { Listing, Skipped, Walk, WalkOptions } from '../../model/world.ts'
import { matchesGlob } from '../../values/glob.ts'
import { isIgnored, type Rules, rulesAbove, rulesFrom } from './ignored.ts'
import { largest, textOf } from './text.ts'

/**
 * Reads the text files under a directory, or the one file that is named. Left out without a word: what git ignores and
 * trees of tools. Left out with the reason: links, repositories inside the repository, what is too large, binary or unreadable.
 */
export async function walk(cwd: string, named: string, options: WalkOptions = {}): Promise<Walk> {
  const { found, skipped, name } = await search(cwd, named, options)
  // Thousands of small files are read sooner one after the other than through the queue of the thread pool.
  const files = found.flatMap(({ path, size }) => {
    const text = textOf(path, size)
    if (typeof text === 'string') return [{ path: name(path), text }]
    skipped.push({ path: name(path), ...text })
    return []
  })
  return { files, skipped: skipped.sort(bySkipped) }
}

/** What a walk would read, and in which state it is: none of it is opened. */
export async function list(cwd: string, named: string, options: WalkOptions = {}): Promise<Listing> {
  const { found, skipped, name } = await search(cwd, named, options)
  return {
    files: found.map(({ path, size, inode, changed }) => ({
      path: name(path),
      state: `${size} ${inode} ${changed}`,
      changed,
    })),
    skipped: skipped.sort(bySkipped),
  }
}

interface Found {
  readonly path: string
  readonly size: number
  readonly inode: number
  readonly changed: number
}

/** The files in order, and what is left out. */
async function search(cwd: string, named: string, options: WalkOptions) {
  const root = await rootOf(cwd, named)
  const skipped: { path: string; because: string }[] = []
  const paths: string[] = []
  const name = (path: string) => nameOf(cwd, path)
  const fits = (path: string, globs: readonly string[]) =>
    matchesGlob(name(path), globs) || (root.directory !== cwd && matchesGlob(nameOf(root.directory, path), globs))
  const wanted = (path: string) =>
    !(options.exclude && fits(path, options.exclude)) && (!options.include || fits(path, options.include))
  if (root.file) {
    if (wanted(root.file)) paths.push(root.file)
  } else await collect()
  const found = paths.sort(byName).flatMap((path): Found[] => {
    const state = statSync(path, { throwIfNoEntry: false })
    if (!state) return []
    if (state.size > largest) {
      skipped.push({ path: name(path), because: `larger than ${largest / 1_000_000} MB` })
      return []
    }
    return [{ path, size: state.size, inode: state.ino, changed: Math.max(state.mtimeMs, state.ctimeMs) }]
  })
  return { found, skipped, name }

  async function collect(): Promise<void> {
    const { rules, repository } = await rulesAbove(root.directory)
    const open: { directory: string; rules: Rules }[] = [{ directory: root.directory, rules }]
    for (let next = open.pop(); next; next = open.pop()) {
      const { directory } = next
      const entries = entriesOf(directory)
      const has = (name: string) => entries.some((entry) => entry.name === name)
      if (repository && directory !== root.directory && has('.git')) {
        skipped.push({ path: name(directory), because: 'a repository of its own; name it to have it read' })
        continue
      }
      const ruled = repository && has('.gitignore')
      const inner = ruled ? await rulesFrom(directory, join(directory, '.gitignore'), next.rules) : next.rules
      for (const entry of entries) {
        const path = join(directory, entry.name)
        if (entry.isDirectory()) {
          if (ofTools.has(entry.name) || isIgnored(inner, path, true)) continue
          if (options.exclude && fits(path, options.exclude)) continue
          open.push({ directory: path, rules: inner })
        } else if (isIgnored(inner, path, false) || leftover.test(entry.name) || !wanted(path)) continue
        else if (entry.isFile()) paths.push(path)
        else if (entry.isSymbolicLink())
          skipped.push({ path: name(path), because: await whyNotFollowed(path, root.directory) })
        else skipped.push({ path: name(path), because: 'not a file' })
      }
    }
  }

  function entriesOf(directory: string): readonly Dirent[] {
    try {
      return readdirSync(directory, { withFileTypes: true })
    } catch (error) {
      skipped.push({ path: name(directory), because: `cannot be opened (${(error as NodeJS.ErrnoException).code})` })
      return []
    }
  }
}

/** Relative to `cwd` with `/`, whatever the system writes. */
export function nameOf(cwd: string, path: string): string {
  return relative(cwd, path).split(sep).join('/') || '.'
}

const ofTools = new Set(['.git', '.hg', '.svn', '.devops', '.terraform', '.terragrunt-cache', 'node_modules'])
/** What a killed run staged and nobody took up. */
const leftover = /\.millwright-[0-9a-f]+\.tmp$/

async function rootOf(cwd: string, named: string): Promise<{ directory: string; file?: string }> {
  const path = resolve(cwd, named)
  const found = await stat(path).catch(() => undefined)
  if (!found)
    throw new Fault(
      'no-such-path',
      `there is no \`${named}\` in ${cwd}`,
      'Name a file or a directory that exists, or change the place with -C.',
    )
  return found.isDirectory() ? { directory: path } : { directory: dirname(path), file: path }
}

async function whyNotFollowed(path: string, root: string): Promise<string> {
  const target = await realpath(path).catch(() => undefined)
  if (target === undefined) return 'a link that leads nowhere'
  const inside = relative(await realpath(root), target)
  return inside.startsWith('..') || isAbsolute(inside)
    ? 'a link that leads out of the tree'
    : `a link; ${basename(target)} is read where it stands`
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function bySkipped(a: Skipped, b: Skipped): number {
  return byName(a.path, b.path)
}
