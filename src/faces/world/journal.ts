import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A staged file and where it goes; without one the target is deleted. Relative to the root. */
export interface Move {
  readonly target: string
  readonly staged?: string
}

export interface Journal {
  /** While `staging` nothing has been replaced; once `moving` all of it will be. */
  readonly state: 'staging' | 'moving'
  readonly moves: readonly Move[]
}

/** Where no journal can be kept, writing goes on: each file is still old or new, only not all of them alike. */
export async function writeJournal(root: string, journal: Journal): Promise<void> {
  try {
    await mkdir(directory(), { recursive: true, mode: 0o700 })
    const file = await open(`${nameOf(root)}.tmp`, 'w', 0o600)
    try {
      await file.writeFile(JSON.stringify({ ...journal, pid: process.pid }))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${nameOf(root)}.tmp`, nameOf(root))
  } catch {
    await clearJournal(root)
  }
}

/** The journal of a run that ended half-way, and no other. */
export async function readJournal(root: string): Promise<Journal | undefined> {
  const text = await readFile(nameOf(root), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const journal = JSON.parse(text)
  return isAlive(journal.pid) ? undefined : journal
}

export async function clearJournal(root: string): Promise<void> {
  await rm(nameOf(root), { force: true }).catch(() => undefined)
}

/** Not in the tree: a tree may come from anybody, and what a journal says is done. */
function nameOf(root: string): string {
  return join(directory(), `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.json`)
}

function directory(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env
  return join(XDG_STATE_HOME || LOCALAPPDATA || join(homedir(), '.local', 'state'), 'millwright')
}

function isAlive(pid: unknown): boolean {
  if (typeof pid !== 'number' || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
