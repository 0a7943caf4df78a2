import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { Fault } from '../../src/model/fault.ts'
import { openEngine } from '../../src/store/jobs.ts'
import { migrate } from '../../src/store/migrate.ts'
import { sealedWith } from '../../src/store/seal.ts'
import { changeSetting, settingOf } from '../../src/store/settings.ts'
import { first, hashOf, record, trailAfter } from '../../src/store/trail.ts'
import { freshStore } from './database.ts'

const store = await freshStore()
const { database } = store
const at = new Date('2026-11-27T03:00:00Z')

it('is at the newest version and stays there', async () => {
  expect(await migrate(database)).toEqual([])
})

it('refuses a database that a newer program has changed', async () => {
  await database.query("insert into migration (id) values ('999-future')")
  await expect(migrate(database)).rejects.toThrow('999-future')
  await database.query("delete from migration where id = '999-future'")
})

it('keeps nothing of a transaction that failed', async () => {
  const failing = database.transaction(async (within) => {
    await changeSetting(within, 'policy', { freeze: 0.1 }, { at, by: 'user:ada' })
    throw new Error('power cut')
  })
  await expect(failing).rejects.toThrow('power cut')
  expect(await settingOf(database, 'policy')).toBeUndefined()
})

it('chains what was done, also by many at once', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      record(database, { at, actor: 'user:ada', action: 'incident/acknowledge', subject: `incident/${index}` }),
    ),
  )
  const entries = await trailAfter(database, 0, 100)
  expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(entries[0]?.previous).toBe(first)
  for (const [index, entry] of entries.entries()) {
    expect(entry.hash).toBe(hashOf(entry))
    if (index > 0) expect(entry.previous).toBe(entries[index - 1]?.hash)
  }
})

it('seals and opens, and says so where the key is another', () => {
  const seal = sealedWith(randomBytes(32))
  const sealed = seal.seal('xoxb-secret')
  expect(sealed).not.toContain('secret')
  expect(seal.open(sealed)).toBe('xoxb-secret')
  expect(() => sealedWith(randomBytes(32)).open(sealed)).toThrow(Fault)
})

it('does work once it is committed, tries again what fails, and drops a second of one key', async () => {
  const failures: string[] = []
  const engine = await openEngine(
    store,
    { 'page/deliver': {} },
    { failed: (command, error) => failures.push(`${command}: ${error instanceof Error ? error.message : error}`) },
  )
  const done: object[] = []
  let first = true
  const later = new Date(Date.now() + 1500)
  await database
    .transaction(async (within) => {
      await engine.jobs.send(within, 'page/deliver', { page: 'never' })
      throw new Error('no')
    })
    .catch(() => {})
  await engine.jobs.send(database, 'page/deliver', { page: 'later' }, { at: later, key: 'one' })
  await engine.jobs.send(database, 'page/deliver', { page: 'second of its key' }, { at: later, key: 'one' })
  await engine.start(async (_, input) => {
    done.push({ ...input, early: Date.now() < later.getTime() })
    if (first) {
      first = false
      throw new Error('the channel hangs')
    }
  })
  await database.transaction((within) => engine.jobs.send(within, 'page/deliver', { page: 'now' }))
  for (let waited = 0; done.length < 3 && waited < 200; waited++) await new Promise((next) => setTimeout(next, 100))
  await engine.stop()
  expect(done.filter((each) => 'page' in each && each.page === 'now')).toHaveLength(2)
  expect(done.filter((each) => 'page' in each && each.page === 'later')).toEqual([{ page: 'later', early: false }])
  expect(failures).toEqual(['page/deliver: the channel hangs'])
})
