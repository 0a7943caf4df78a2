import { expect, it } from 'vitest'
import { command as verify } from '../../src/commands/trail/verify.ts'
import { record } from '../../src/store/trail.ts'
import { worldOf } from '../world.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

const { database } = await freshStore()
const app = await testApp(database)
for (let index = 1; index <= 12; index++)
  await record(database, {
    at: new Date(Date.UTC(2026, 10, 27, 3, index)),
    actor: index % 2 ? 'user:ada' : 'token:ci',
    action: 'incident/acknowledge',
    subject: `incident/${index}`,
    detail: { note: `ü ${index}`, 'a key': [1, null, { b: 0.1, a: 1e21 }] },
  })
const viewer = await app.signedIn('viewer')
const { text } = (await (await viewer('/api/trail/export', {})).json()) as { text: string }
const lines = text.trim().split('\n')
const proved = (changed: readonly string[], more: { head?: string; key?: string } = {}) =>
  verify.run({ file: 'trail.jsonl', ...more }, worldOf(new Map([['trail.jsonl', `${changed.join('\n')}\n`]])))

it('proves the trail on a server and in a file without one', async () => {
  const here = await (await viewer('/api/trail/verify', {})).json()
  expect(here).toMatchObject({ holds: true, entries: 12, from: 1, breaks: [] })
  expect(await proved(lines)).toEqual({ ...(here as object), signed: 'yes' })
})

it.each<[string, string, (lines: string[]) => string[]]>([
  ['an altered entry', 'altered', (all) => all.with(4, (all[4] ?? '').replace('ü 5', 'ü 6'))],
  ['a removed entry', 'removed', (all) => all.toSpliced(4, 1)],
  ['an inserted entry', 'inserted', (all) => all.toSpliced(5, 0, all[2] ?? '')],
  ['reordered entries', 'removed', (all) => all.with(4, all[5] ?? '').with(5, all[4] ?? '')],
  ['a cut-off tail', 'cut', (all) => all.toSpliced(9, 3)],
  ['another head', 'head', (all) => all.with(12, (all[12] ?? '').replace(/"hash":"..../, '"hash":"0000'))],
])('sees %s in a file', async (_, what, change) => {
  const { holds, breaks } = await proved(change([...lines]))
  expect(holds).toBe(false)
  expect(breaks.map((each) => each.what)).toContain(what)
})

it('sees a signature that is not the server’s', async () => {
  const { key } = await proved(lines)
  expect(await proved(lines, { key: key ?? '' })).toMatchObject({ holds: true, signed: 'yes' })
  expect(await proved(lines, { key: 'another' })).toMatchObject({ holds: false, signed: 'other-key' })
  const forged = lines.with(12, (lines[12] ?? '').replace('127.0.0.1', '127.0.0.2'))
  expect(await proved(forged)).toMatchObject({ holds: false, signed: 'no' })
  expect(await proved(lines.slice(0, 12))).toMatchObject({ holds: true, signed: 'unsigned' })
})

it('reads no files on a server', async () => {
  expect(await (await viewer('/api/trail/verify', { file: '/etc/passwd' })).json()).toMatchObject({
    code: 'trail-file',
  })
})

it('exports and lists in parts', async () => {
  const part = (await (await viewer('/api/trail/export?limit=5&after=3')).json()) as { text: string; next: number }
  expect(part.next).toBe(8)
  expect(await proved(part.text.trim().split('\n'))).toMatchObject({ holds: true, from: 4, entries: 5 })
  const list = await (await viewer('/api/trail/list?limit=4&actor=token:ci')).json()
  expect(list).toMatchObject({ next: 6, entries: [{ number: 12 }, { number: 10 }, { number: 8 }, { number: 6 }] })
})

it.each<[string, string, string]>([
  ['alters', 'altered', `update trail set actor = 'user:eve' where number = 5`],
  ['removes', 'removed', 'delete from trail where number = 5'],
  ['cuts off', 'cut', 'delete from trail where number > 9'],
])('sees who %s in the database', async (_, what, sql) => {
  const { head } = (await (await viewer('/api/trail/verify', {})).json()) as { head: string }
  await database
    .transaction(async (within) => {
      await within.query(sql)
      const found = await verify.run(
        { head },
        { ...app.worldAs(), server: { ...app.worldAs().server, database: within } },
      )
      expect(found.breaks[0]).toMatchObject({ what })
      throw new Error('undo')
    })
    .catch((error: Error) => expect(error.message).toBe('undo'))
})
