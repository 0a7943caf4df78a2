import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Kept } from '../../model/world.ts'

/** Bytes that all kept texts together may take; the ones that were longest not asked for go first. */
const room = 200_000_000

/** Texts in files of one directory, which only its owner may read. Whatever goes wrong there is as if nothing had been kept. */
export function kept(directory: string): Kept {
  const fileOf = (key: string) => join(directory, `${key.replace(/[^\w-]/g, '_')}.json`)
  return {
    async load(key) {
      const text = await readFile(fileOf(key), 'utf8').catch(() => undefined)
      if (text !== undefined) await utimes(fileOf(key), new Date(), new Date()).catch(() => {})
      return text
    },
    async save(key, text) {
      if (text.length > room / 4) return
      const staged = `${fileOf(key)}.${randomBytes(6).toString('hex')}.tmp`
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 })
        await writeFile(staged, text, { mode: 0o600 })
        await rename(staged, fileOf(key))
        await tidy(directory)
      } catch {
        await rm(staged, { force: true }).catch(() => {})
      }
    },
  }
}

/** Where the system keeps what may be lost; `MILLWRIGHT_CACHE` names another place, or `off`. */
export function keepingPlace(env: Readonly<Record<string, string | undefined>>, build: string): string | undefined {
  const named = env.MILLWRIGHT_CACHE
  if (named === 'off' || build === 'development') return undefined
  const base = named ?? (process.platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME)
  const fallback = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
  const parent = base && isAbsolute(base) ? base : fallback
  return join(parent, 'millwright')
}

async function tidy(directory: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(directory)).map(async (name) => {
      const path = join(directory, name)
      const { size, mtimeMs } = await stat(path)
      return { path, size, mtimeMs }
    }),
  )
  let left = files.reduce((sum, { size }) => sum + size, 0)
  for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (left <= room) return
    await rm(path, { force: true })
    left -= size
  }
}
