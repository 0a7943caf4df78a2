import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { command as backup } from '../../src/commands/backup.ts'
import { command as restore } from '../../src/commands/restore.ts'
import { command as verify } from '../../src/commands/trail/verify.ts'
import type { Database } from '../../src/model/server.ts'
import { tables } from '../../src/store/backup/shape.ts'
import { openStore } from '../../src/store/database.ts'
import { openEngine } from '../../src/store/jobs.ts'
import { record } from '../../src/store/trail.ts'
import { worldOf } from '../world.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

const store = await freshStore()
const { database, url } = store
const folder = mkdtempSync(join(tmpdir(), 'millwright-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const world = worldOf(new Map())
const app = await testApp(database)
let made = 0

/** A database that nobody has started a server on. */
async function empty() {
  const name = `restored_${process.pid}_${Date.now().toString(36)}_${made++}`
  await database.query(`create database ${name}`)
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

async function contents(of: Database): Promise<Record<string, readonly object[]>> {
  const all: Record<string, readonly object[]> = {}
  for (const { name } of await tables(of))
    all[name] = await of.query(`select t::text from public."${name}" t order by 1`)
  return all
}

const admin = await app.signedIn('admin')
await admin('/api/user/add', { name: 'ada', shown: 'Ada "Ü" \\ L', email: 'ada@example.com' })
await admin('/api/token/create', { name: 'ci', scopes: ['gate/*', '{a,b}/"c"'].slice(0, 1) })
await admin('/api/setting/change', { name: 'sessions', value: '{"idleHours": 5}' })
await admin('/api/incident/open', { title: 'Checkout is slow: "p99" > 2 s \\ {x}', severity: 2 })
const engine = await openEngine(store, { 'incident/escalate': {} })
await engine.jobs.send(database, 'incident/escalate', { incident: 7 }, { at: new Date('2040-01-01'), key: 'seven' })
await engine.stop()
const file = join(folder, 'one.backup')

it('writes one file that only its owner reads, and never over another', async () => {
  expect(await backup.run({ file, database: url }, world)).toMatchObject({ file, rows: expect.any(Number) })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await expect(backup.run({ file, database: url }, world)).rejects.toThrow('there already')
})

it('restores every table, counter and piece of work, and the server goes on from there', async () => {
  const to = await empty()
  expect(await restore.run({ file, jobs: true, database: to }, world)).toMatchObject({ jobs: 1 })
  const restored = await openStore(to)
  const { trail: trailBefore = [], ...before } = await contents(database)
  const { trail: trailAfter = [], ...after } = await contents(restored.database)
  expect(after).toEqual(before)
  expect(trailAfter).toHaveLength(trailBefore.length + 1)
  const again = await testApp(restored.database)
  const asked = { ...again.worldAs(), server: { ...again.worldAs().server, database: restored.database } }
  expect(await verify.run({}, asked)).toMatchObject({ holds: true })
  const opened = await (await again.signedIn('responder'))('/api/incident/open', { title: 'Another', severity: 3 })
  expect(opened.status).toBe(200)
  const [job] = await restored.database.query('select data, singleton_key from pgboss.job where singleton_key = $1', [
    'seven',
  ])
  expect(job).toMatchObject({ data: { incident: 7 } })
  await restored.close()
  await expect(restore.run({ file, jobs: true, database: to }, world)).rejects.toThrow(
    'started on this database already',
  )
})

it('shows one moment, whatever is written meanwhile', async () => {
  let going = true
  const busy = (async () => {
    for (let index = 0; going; index++)
      await database.transaction(async (within) => {
        await record(within, { at: new Date(), actor: 'user:ada', action: 'x/y', subject: `x/${index}` })
        await within.query("update account set shown = $1 where name = 'ada'", [`at ${index}`])
      })
  })()
  const moving = join(folder, 'two.backup')
  await backup.run({ file: moving, database: url }, world)
  going = false
  await busy
  const to = await empty()
  await restore.run({ file: moving, jobs: false, database: to }, world)
  const restored = await openStore(to)
  const [last] = await restored.database.query<{ subject: string }>(
    "select subject from trail where action = 'x/y' order by number desc limit 1",
  )
  const [ada] = await restored.database.query<{ shown: string }>("select shown from account where name = 'ada'")
  if (last) expect(ada?.shown).toBe(`at ${last.subject.slice(2)}`)
  const again = await testApp(restored.database)
  expect(await verify.run({}, again.worldAs())).toMatchObject({ holds: true })
  await restored.close()
})

it.each<[string, (text: string) => string | Buffer]>([
  ['cut off', (text) => gzipSync(text.slice(0, -200))],
  ['cut off in its packing', (text) => gzipSync(text).subarray(0, -400)],
  ['altered', (text) => gzipSync(text.replace('ada@example.com', 'eve@example.com'))],
  ['without a row', (text) => gzipSync(text.replace(/\n\["ada".*\n/, '\n'))],
  ['of a newer program', (text) => gzipSync(text.replace('"001-foundation"', '"999-future"'))],
  ['no backup', () => 'hello'],
])('restores nothing of a file that is %s', async (_, change) => {
  const broken = join(folder, `broken-${made}.backup`)
  writeFileSync(broken, change(gunzipSync(readFileSync(file)).toString()))
  const to = await empty()
  await expect(restore.run({ file: broken, jobs: true, database: to }, world)).rejects.toMatchObject({ name: 'Fault' })
  const { database: after, close } = await openStore(to)
  expect(await tables(after)).toEqual([])
  await close()
})

it('restores a backup of an earlier version and brings it to this one', async () => {
  const older = gunzipSync(readFileSync(file))
    .toString()
    .replace(/,"05\d-[^"]*"/g, '')
    .split('\n')
  // Without the tables that came with what is left out.
  const kept: string[] = []
  let skips = false
  for (const line of older) {
    if (line.startsWith('{"table"')) skips = /"(?:incident|occurrence)/.test(line.slice(0, 30))
    else if (!line.startsWith('[')) skips = line.includes('"sequence":"incident')
    if (!skips && !line.startsWith('{"end"')) kept.push(line)
  }
  const text = kept
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('')
  const { createHash } = await import('node:crypto')
  const rows = kept.filter((line) => line.startsWith('[')).length
  const end = { end: { rows, sha256: createHash('sha256').update(text).digest('hex') } }
  const path = join(folder, 'older.backup')
  writeFileSync(path, gzipSync(`${text}${JSON.stringify(end)}\n`))
  const to = await empty()
  await restore.run({ file: path, jobs: false, database: to }, world)
  const { database: after, close } = await openStore(to)
  expect((await tables(after)).map(({ name }) => name)).toContain('incident')
  expect(await after.query("select 1 from account where name = 'ada'")).toHaveLength(1)
  await close()
})
