import { expect, it } from 'vitest'
import { command as forget } from '../../src/commands/forget.ts'
import { startSession } from '../../src/commands/sign-in.ts'
import { accountNamed } from '../../src/store/access/accounts.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

const { database } = await freshStore()
let now = new Date('2026-11-27T03:00:00Z')
const app = await testApp(database, { now: () => now })

it('forgets what has ended long ago, and never the trail or a name in it', async () => {
  const admin = await app.signedIn('admin')
  await admin('/api/token/create', { name: 'ci', days: 1 })
  const account = await accountNamed(database, 'test-admin')
  if (!account) throw new Error('nobody')
  await startSession(database, account, { address: '127.0.0.1', agent: 'test', at: now }, 'password')
  await app.request('/auth/sign-in', { method: 'POST', body: '{"name":"x","password":"y"}' })
  const alert = (fingerprint: string, ends: string) =>
    database.query(
      `insert into alert (fingerprint, labels, annotations, starts_at, ends_at, updated_at, timeout, generator_url, source)
       values ($1, '{}', '{}', $2, $2, $2, false, '', 'test')`,
      [fingerprint, ends],
    )
  await alert('old', '2025-01-01')
  await alert('grouped', '2025-01-01')
  await alert('fresh', '2026-11-26')
  await database.query(
    `insert into alert_group (id, route, fingerprint, labels, key, receiver, due, flushed) values ('g', '', '', '{}', '', '', now(), true)`,
  )
  await database.query(`insert into alert_group_member (group_id, fingerprint) values ('g', 'grouped')`)
  const trail = await database.query('select * from trail order by number')
  now = new Date('2026-12-27T03:00:00Z')
  const { forgotten } = await forget.run({}, app.worldAs())
  expect(forgotten).toMatchObject({ alert: 1, session: 1, attempt: 3, page: 0 })
  expect(await database.query('select fingerprint from alert order by 1')).toEqual([
    { fingerprint: 'fresh' },
    { fingerprint: 'grouped' },
  ])
  expect(await database.query('select * from trail order by number')).toEqual(trail)
  expect(await database.query("select 1 from api_token where name = 'ci'")).toHaveLength(1)
})
