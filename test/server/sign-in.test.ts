import { expect, it } from 'vitest'
import { firstAdministrator } from '../../src/commands/first-administrator.ts'
import { addToken, revokeToken } from '../../src/store/access/tokens.ts'
import { trailAfter } from '../../src/store/trail.ts'
import { hashOfTicket, newTicket } from '../../src/values/ticket.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

const { database } = await freshStore()
let now = new Date('2026-11-27T03:00:00Z')
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
const app = await testApp(database, { now: () => now, address: 'https://devops.example.com' })
const password = 'four words at random'
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body: JSON.stringify(body), headers })
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

it('makes the first administrator once, also where two servers start together', async () => {
  await expect(firstAdministrator(database, { at: now, password: 'admin admin admin' })).rejects.toThrow('not taken')
  const made = await Promise.all([1, 2, 3].map(() => firstAdministrator(database, { at: now, password })))
  expect(made.filter((each) => each !== undefined)).toEqual([{ name: 'admin' }])
  expect(await firstAdministrator(database, { at: now })).toBeUndefined()
  const [{ password: kept = '' } = {}] = await database.query<{ password: string }>('select password from account')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('signs in by a cookie that scripts, other sites and other hosts cannot use', async () => {
  const answer = await post('/auth/sign-in', { name: ' Admin', password })
  expect(await answer.json()).toMatchObject({ id: 'user:admin', role: 'admin' })
  const set = answer.headers.get('set-cookie') ?? ''
  for (const part of ['__Host-devops_session=mws_', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
    expect(set).toContain(part)
  const cookie = cookieOf(answer)
  expect((await app.request('/auth/me', { headers: { cookie } })).status).toBe(200)
  const [row] = await database.query<{ hash: string }>('select hash from session')
  expect(cookie).not.toContain(row?.hash)

  const out = (headers: Record<string, string>) => post('/auth/sign-out', {}, { cookie, ...headers })
  expect((await out({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await out({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await out({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await app.request('/auth/me', { headers: { cookie } })).status).toBe(401)
})

it('ends a session that nobody uses, and one that is old', async () => {
  const cookie = cookieOf(await post('/auth/sign-in', { name: 'admin', password }))
  const status = async () => (await app.request('/auth/me', { headers: { cookie } })).status
  later(71 * 60)
  expect(await status()).toBe(200)
  later(71 * 60)
  expect(await status()).toBe(200)
  later(27 * 60)
  expect(await status()).toBe(401)
  const idle = cookieOf(await post('/auth/sign-in', { name: 'admin', password }))
  later(73 * 60)
  expect((await app.request('/auth/me', { headers: { cookie: idle } })).status).toBe(401)
})

it('says the same of a wrong password and of nobody, and makes both wait ever longer', async () => {
  const wrong = await post('/auth/sign-in', { name: 'admin', password: 'wrong' })
  const nobody = await post('/auth/sign-in', { name: 'nobody', password: 'wrong' })
  expect([wrong.status, nobody.status]).toEqual([401, 401])
  expect(await wrong.text()).toBe(await nobody.text())
  // All at once are counted one by one.
  const many = await Promise.all(
    Array.from({ length: 12 }, () => post('/auth/sign-in', { name: 'admin', password: 'x' })),
  )
  expect(many.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5)
  expect((await post('/auth/sign-in', { name: 'admin', password })).status).toBe(429)
  later(1)
  expect((await post('/auth/sign-in', { name: 'admin', password })).status).toBe(200)
  expect((await post('/auth/sign-in', { name: 'admin', password: 'wrong' })).status).toBe(401)
})

it('gives a program a token, which works until it is revoked or ends', async () => {
  const given = await post('/auth/sign-in', { name: 'admin', password, machine: 'laptop' })
  expect(given.headers.get('set-cookie')).toBeNull()
  const { token } = (await given.json()) as { token: string }
  const me = () => app.request('/auth/me', { headers: { authorization: `Bearer ${token}` } })
  expect(await (await me()).json()).toMatchObject({ id: 'user:admin' })
  later(90 * 24 * 60)
  expect((await me()).status).toBe(401)
})

it('holds a token to its scopes and to the role of whose it is', async () => {
  const secret = newTicket('mwt')
  const token = { name: 'ci', account: 'admin', personal: false, role: 'operator', madeAt: now } as const
  await addToken(database, hashOfTicket(secret), { ...token, scopes: ['gate/*'], endsAt: new Date('2030-01-01') })
  const ask = () => app.request('/auth/me', { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask()).status).toBe(403)
  await database.query(`update api_token set scopes = '{http/auth}' where name = 'ci'`)
  expect(await (await ask()).json()).toMatchObject({ id: 'token:ci', role: 'operator' })
  await database.query(`update account set role = 'viewer' where name = 'admin'`)
  expect(await (await ask()).json()).toMatchObject({ role: 'viewer' })
  await revokeToken(database, 'ci', now)
  expect((await ask()).status).toBe(401)
})

it('has all of it on record, and no secret', async () => {
  const entries = await trailAfter(database, 0, 1000)
  const actions = new Set(entries.map(({ action }) => action))
  expect([...actions].sort()).toEqual(['sign-in', 'sign-in/refuse', 'token/create', 'user/add'])
  expect(JSON.stringify(entries)).not.toMatch(/mw[ts]_|four words/)
})
