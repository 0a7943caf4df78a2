import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import type { World } from '../model/world.ts'

/** The server that commands are sent to, and for each server that somebody signed in to, what is shown to it. */
export interface Login {
  readonly server?: string
  readonly tokens: Readonly<Record<string, string>>
}

/** What `devops login` has kept for this user of this machine; nothing where it cannot be read. */
export async function keptLogin(env: World['env']): Promise<Login> {
  try {
    const login: unknown = JSON.parse(await readFile(loginFile(env), 'utf8'))
    if (typeof login !== 'object' || login === null) return { tokens: {} }
    const { server, tokens } = login as { server?: unknown; tokens?: unknown }
    const pairs = typeof tokens === 'object' && tokens !== null ? Object.entries(tokens) : []
    return {
      ...(typeof server === 'string' && { server }),
      tokens: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
    }
  } catch {
    return { tokens: {} }
  }
}

/** Readable for its owner alone, from the first byte on. */
export async function keepLogin(env: World['env'], login: Login): Promise<void> {
  const file = loginFile(env)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const staged = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(staged, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    await rename(staged, file)
    await chmod(file, 0o600)
  } finally {
    await rm(staged, { force: true })
  }
}

export function loginFile(env: World['env']): string {
  const named = process.platform === 'win32' ? env.APPDATA : env.XDG_CONFIG_HOME
  const base = named && isAbsolute(named) ? named : join(env.HOME ?? homedir(), '.config')
  return join(base, 'millwright', 'login.json')
}
