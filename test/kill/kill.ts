import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { setRouting } from '../../src/commands/alert/alerting/configuring.ts'
import type { Server } from '../../src/model/server.ts'
import { openStore } from '../../src/store/database.ts'
import { openEngine } from '../../src/store/jobs.ts'
import { sealedWith } from '../../src/store/seal.ts'
import { type Heard, hear } from './hear.ts'

export interface Killed {
  readonly kills: number
  /** Groups of three alerts of which a server said that they are kept. */
  readonly kept: number
  /** Those of them of which nobody was told, wholly or in part. */
  readonly lost: readonly string[]
  /** Groups that were told under more than one key. */
  readonly twice: readonly string[]
  /** Requests beyond the first under one key: what the key is for. */
  readonly repeated: number
  /** What a server could not do for another reason than being killed. */
  readonly failures: readonly string[]
}

/** Kills servers on the database so many times, half of them at a statement, half at any moment; then lets one finish what is left. */
export async function kill(url: string, kills: number, atOnce = 3): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-kill-'))
  const worker = join(folder, 'worker.mjs')
  await bundle(worker)
  const heard = await hear()
  const store = await openStore(url, { connections: 2 })
  const engine = await openEngine(store, { 'alert/flush': {}, 'alert/deliver': {} })
  const server = {
    database: store.database,
    jobs: engine.jobs,
    actor: { id: 'test', name: 'test', role: 'admin' },
  } as Server
  const wired: Server = { ...server, seal: sealedWith(Buffer.alloc(32, 7)), announce: async () => {} }
  await setRouting(wired, configOf(heard.url), new Date())
  await engine.stop()

  const kept = new Set<string>()
  const failures: string[] = []
  let done = 0
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      while (done < kills) {
        done++
        await live(worker, url, `w${lane}-${done}`, done, kept, failures)
      }
    }),
  )
  const last = start(worker, [url, 'last', 'sole', '0'], kept, failures)
  const missing = () => [...kept].filter((group) => !heard.isWhole(group))
  for (let tries = 0; tries < 600 && missing().length > 0; tries++) await sleep(100)
  await sleep(1000)
  last.kill('SIGKILL')
  await store.close()
  heard.close()
  rmSync(folder, { recursive: true, force: true })
  return { kills: done, kept: kept.size, lost: missing(), failures, ...told(heard) }
}

/** One life: it ends at a statement, or after a while. */
async function live(
  worker: string,
  url: string,
  name: string,
  number: number,
  kept: Set<string>,
  failures: string[],
): Promise<void> {
  const statement = number % 2 === 0 ? 1 + Math.floor(Math.random() * 250) : 0
  const child = start(worker, [url, name, 'many', String(statement)], kept, failures)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const ready = new Promise((resolve) => child.once('ready', resolve))
  await Promise.race([ended, ready, sleep(30_000)])
  if (statement === 0) await Promise.race([ended, sleep(Math.random() * 700)])
  else await Promise.race([ended, sleep(3000)])
  child.kill('SIGKILL')
  await ended
}

function start(worker: string, words: readonly string[], kept: Set<string>, failures: string[]): ChildProcess {
  const child = spawn(process.execPath, [worker, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word = '', group = ''] = line.split(' ')
    if (word === 'kept') kept.add(group)
    else if (word === 'ready') child.emit('ready')
    else failures.push(line)
  })
  return child
}

function told(heard: Heard): Pick<Killed, 'twice' | 'repeated'> {
  const twice = [...heard.keys].filter(([, keys]) => keys.size > 1).map(([group]) => group)
  return { twice, repeated: heard.requests - [...heard.keys.values()].reduce((sum, keys) => sum + keys.size, 0) }
}

function configOf(url: string): string {
  return JSON.stringify({
    route: { receiver: 'web', group_by: ['group'], group_wait: '200ms', group_interval: '1h' },
    receivers: [{ name: 'web', webhook_configs: [{ url }] }],
  })
}

/** One file, so that a life begins in a fraction of a second. */
async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: [new URL('./worker.ts', import.meta.url).pathname],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'error',
  })
}
