import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openStore } from '../../../src/store/database.ts'
import { startEmbedded } from '../../../src/store/embedded.ts'
import { broken } from './judge.ts'
import { type Replica, startReplica } from './replica.ts'
import { startSink } from './sink.ts'

/**
 * Kills servers with SIGKILL at random moments, from before they are ready until long after, while alerts come in, are grouped,
 * escalated and told of; then lets one live and holds the promises: no accepted alert lost, no page lost, none sent under two keys.
 *
 * `npm run kill:server -- 100`: how many kills. On the database of TEST_DATABASE_URL, otherwise on an embedded one that is not killed
 * itself: what survives the death of a database is PostgreSQL's own promise.
 */
const kills = Number(process.argv[2] ?? 30)
const random = seeded(Number(process.env.KILL_SEED ?? 20_261_127))
const folder = mkdtempSync(join(tmpdir(), 'millwright-kill-'))
chmodSync(folder, 0o711)
const own = process.env.TEST_DATABASE_URL ? undefined : await startEmbedded(join(folder, 'data'))
const database = await freshDatabase(process.env.TEST_DATABASE_URL ?? own?.url ?? '')
const sink = await startSink(() => Math.floor(random() * 120))
const log: string[] = []
const env = {
  PATH: process.env.PATH,
  HOME: folder,
  XDG_CONFIG_HOME: folder,
  MILLWRIGHT_KEY: randomBytes(32).toString('hex'),
  DEVOPS_ADMIN_PASSWORD: 'for this run alone, gone with it',
  DEVOPS_PASSWORD: 'for this run alone, gone with it',
}
const store = await openStore(database)
try {
  process.exitCode = await run()
} finally {
  await store.close()
  sink.stop()
  await own?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<number> {
  const token = await prepare()
  const accepted = new Set<string>()
  // None ends while it is looked at.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
  const replicas: Replica[] = []
  let number = 0
  let ended = false
  const senders = Array.from({ length: 2 }, async () => {
    while (!ended) {
      const name = `Alert${number++}`
      const [replica] = replicas.slice(Math.floor(random() * replicas.length))
      const status = await replica?.post('/api/v2/alerts', token, [
        { labels: { alertname: name, severity: 'page' }, endsAt: tomorrow },
      ])
      if (status === 200) accepted.add(name)
      await pause(status === 200 ? 150 : 40)
    }
  })
  let done = 0
  const killers = Array.from({ length: 3 }, async (_, index) => {
    while (done < kills) {
      done += 1
      const replica = await startReplica(env, database, (text) => log.push(text))
      replicas[index] = replica
      // One in four dies while it starts; the others at any moment of their work.
      if (random() > 0.25) await replica.ready()
      await pause(random() * 2500)
      await replica.kill()
      if (done % 50 === 0) console.error(`${done} kills, ${accepted.size} alerts accepted, ${sink.calls.length} calls`)
    }
  })
  await Promise.all(killers)
  ended = true
  await Promise.all(senders)
  const last = await startReplica(env, database, (text) => log.push(text))
  const faults = await settled(accepted)
  await last.kill()
  const again = sink.calls.length - new Set(sink.calls.map(({ key }) => key)).size
  console.log(
    `${done} kills; ${accepted.size} alerts accepted; ${sink.calls.length} calls, ${again} of them once more under the same key; ${faults.length} promises broken`,
  )
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
  if (faults.length > 0) console.log(log.slice(-20).join(''))
  return faults.length > 0 || accepted.size === 0 ? 1 : 0
}

/** The faults that are left when nothing moves any more. */
async function settled(accepted: ReadonlySet<string>): Promise<readonly string[]> {
  let faults: readonly string[] = ['nothing was looked at']
  for (const end = Date.now() + 180_000; Date.now() < end && faults.length > 0; await pause(1000))
    faults = await broken(store.database, accepted, sink.calls)
  return faults
}

/** Who is told, and a token for who sends. */
async function prepare(): Promise<string> {
  const first = await startReplica(env, database, (text) => log.push(text))
  await first.ready()
  const devops = async (...args: readonly string[]) =>
    (
      await promisify(execFile)(process.execPath, ['dist/devops.mjs', ...args], {
        env: { ...env, DEVOPS_SERVER: first.address },
      })
    ).stdout
  const contact = (person: string) =>
    `{ zone: UTC, contacts: { t: { by: webhook, url: '${sink.address}/${person}' } }, notify: [{ contact: t }] }`
  writeFileSync(
    join(folder, 'duties.yaml'),
    `people: { ada: ${contact('ada')}, bo: ${contact('bo')} }
teams: { all: { people: [ada, bo] } }
escalations:
  all: { team: all, steps: [{ tell: [person ada], wait: 2s }, { tell: [person bo], wait: 10m }] }
default: all
`,
  )
  writeFileSync(
    join(folder, 'routing.yml'),
    'route: { receiver: all, group_by: [alertname], group_wait: 1s, group_interval: 2s, repeat_interval: 4h }\nreceivers: [{ name: all }]\n',
  )
  await devops('login', '--user', 'admin')
  await devops('oncall', 'apply', join(folder, 'duties.yaml'))
  await devops('alert', 'route', 'set', join(folder, 'routing.yml'))
  const made = JSON.parse(await devops('token', 'create', 'sender', '--role', 'responder', '--format', 'json')) as {
    secret: string
  }
  await first.kill()
  return made.secret
}

async function freshDatabase(url: string): Promise<string> {
  const admin = await openStore(url, { connections: 1 })
  const name = `kill_${Date.now().toString(36)}`
  await admin.database.query(`create database ${name}`)
  await admin.close()
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

/** The same moments each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((next) => setTimeout(next, milliseconds))
}
