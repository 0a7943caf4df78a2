import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, realpath, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { Fault } from '../../model/fault.ts'
import { encode, encodingOf } from './decode.ts'
import { clearJournal, type Journal, type Move, writeJournal } from './journal.ts'
import { together } from './together.ts'

/**
 * Puts the texts in place: first all of them are staged beside their targets and on the disk, then renamed. Interrupted
 * before that point the old files stay, after it `recover` finishes the renames. A file keeps its encoding and its rights.
 */
export async function write(cwd: string, texts: ReadonlyMap<string, string | undefined>): Promise<void> {
  if (texts.size === 0) return
  const root = await realpath(cwd)
  const targets = await together([...texts.keys()], (name) => targetOf(root, cwd, name))
  const staging = [...texts.values()].map((text, at) => ({ text, ...moveTo(root, targets[at] ?? root, text) }))
  const journal: Journal = {
    state: 'staging',
    moves: staging.map(({ target, staged }) => ({ target, ...(staged && { staged }) })),
  }
  await writeJournal(root, journal)
  try {
    await together(staging, async ({ staged, target, text }) => {
      if (staged !== undefined && text !== undefined) await stage(join(root, staged), join(root, target), text)
    })
    await writeJournal(root, { ...journal, state: 'moving' })
  } catch (error) {
    await withdraw(root, journal.moves)
    throw asFault(error)
  }
  await move(root, journal.moves)
}

/** Takes the staged files away: every target stays as it was. */
export async function withdraw(root: string, moves: readonly Move[]): Promise<void> {
  await together(moves, async ({ staged }) => staged && rm(join(root, staged), { force: true }))
  await clearJournal(root)
}

/** The renames that a journal names; what was renamed already is passed over. */
export async function move(root: string, moves: readonly Move[]): Promise<void> {
  await together(moves, async ({ target, staged }) => {
    if (staged === undefined) {
      await rm(join(root, target), { force: true })
      await removeEmpty(root, dirname(join(root, target)))
    } else
      await rename(join(root, staged), join(root, target)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw asFault(error)
      })
  })
  await clearJournal(root)
}

/** What becomes of one target: a text is staged beside it, none deletes it. */
function moveTo(root: string, target: string, text: string | undefined): Move {
  const name = `.${basename(target).slice(0, 80)}.millwright-${randomBytes(6).toString('hex')}.tmp`
  return {
    target: relative(root, target),
    ...(text !== undefined && { staged: relative(root, join(dirname(target), name)) }),
  }
}

/** Where a name leads, links followed. Out of the tree is refused, however it gets there. */
async function targetOf(root: string, cwd: string, name: string): Promise<string> {
  const path = resolve(cwd, name)
  let ancestor = path
  let real = await realpath(ancestor).catch(() => undefined)
  while (real === undefined && dirname(ancestor) !== ancestor) {
    ancestor = dirname(ancestor)
    real = await realpath(ancestor).catch(() => undefined)
  }
  const target = join(real ?? ancestor, relative(ancestor, path))
  const way = relative(root, target)
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
    throw new Fault(
      'outside',
      `\`${name}\` lies outside ${cwd}; nothing was written`,
      'Call from the directory that holds it, or name that with -C.',
    )
  return target
}

async function stage(staged: string, target: string, text: string): Promise<void> {
  await mkdir(dirname(staged), { recursive: true })
  const before = await stat(target).catch(() => undefined)
  if (before && !before.isFile())
    throw new Fault('not-a-file', `\`${target}\` is not a file`, 'Move it away and try again.')
  const encoding = before ? encodingOf(await readFile(target)) : 'utf-8'
  const file = await open(staged, 'wx', before ? before.mode & 0o777 : text.startsWith('#!') ? 0o777 : 0o666)
  try {
    await file.writeFile(encode(text, encoding))
    await file.sync()
  } finally {
    await file.close()
  }
  if (before) await chmod(staged, before.mode & 0o777)
}

async function removeEmpty(root: string, directory: string): Promise<void> {
  if (directory === root || !directory.startsWith(root)) return
  const removed = await rmdir(directory).then(
    () => true,
    () => false,
  )
  if (removed) await removeEmpty(root, dirname(directory))
}

function asFault(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException
  if (error instanceof Fault || code === undefined) return error
  return new Fault(
    'not-written',
    `\`${path ?? 'a file'}\` cannot be written (${code})`,
    'See to its rights and to the space on the disk, and try again.',
    { cause: error },
  )
}
