import { expect, it } from 'vitest'
import { firstAdministrator } from '../../src/commands/first-administrator.ts'
import { command as reset } from '../../src/commands/user/reset.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

const { database, url } = await freshStore()
const app = await testApp(database)
const admin = await app.signedIn('admin')
const body = async (answer: Promise<Response>) =>
  (await answer).json() as Promise<{
    readonly password?: string
    readonly secret?: string
    readonly account?: object
    readonly code?: string
  }>
const signIn = (name: string, password: string) =>
  app.request('/auth/sign-in', { method: 'POST', body: JSON.stringify({ name, password }) })

it('adds somebody with a password for a day, who chooses their own', async () => {
  const { password = '', account } = await body(
    admin('/api/user/add', { name: 'Ada', shown: 'Ada L', role: 'responder' }),
  )
  expect(account).toMatchObject({ name: 'ada', role: 'responder', hasPassword: true })
  expect((await admin('/api/user/add', { name: 'ada' })).status).toBe(409)
  const token = (
    (await (
      await app.request('/auth/sign-in', {
        method: 'POST',
        body: JSON.stringify({ name: 'ada', password, machine: 'laptop' }),
      })
    ).json()) as { token: string }
  ).token
  const ada = (path: string, given: object = {}) =>
    app.request(path, { method: 'POST', body: JSON.stringify(given), headers: { authorization: `Bearer ${token}` } })
  expect(await body(ada('/api/me/show'))).toMatchObject({
    id: 'user:ada',
    account: { passwordUntil: expect.any(String) },
  })
  expect((await ada('/api/me/password', { current: 'wrong', password: 'horse battery staple' })).status).toBe(401)
  expect(await body(ada('/api/me/password', { current: password, password: 'ada password' }))).toMatchObject({
    code: 'weak-password',
  })
  expect(await body(ada('/api/me/password', { current: password, password: 'horse battery staple' }))).toEqual({
    changed: true,
  })
  expect((await signIn('ada', password ?? '')).status).toBe(401)
  expect((await signIn('ada', 'horse battery staple')).status).toBe(200)
  expect(await body(ada('/api/token/create', { name: 'big', role: 'admin' }))).toMatchObject({ code: 'forbidden' })
})

it('lets somebody in no more, and keeps the name', async () => {
  await signIn('ada', 'horse battery staple')
  expect((await admin('/api/user/remove', { name: 'ada' })).status).toBe(200)
  expect((await signIn('ada', 'horse battery staple')).status).toBe(401)
  expect(await database.query("select 1 from session where account = 'ada'")).toEqual([])
  expect((await admin('/api/user/change', { name: 'ada', role: 'viewer' })).status).toBe(409)
  const back = await body(admin('/api/user/change', { name: 'ada', back: true, newPassword: true }))
  expect((await signIn('ada', back.password ?? '')).status).toBe(200)
})

it('keeps an administrator', async () => {
  await firstAdministrator(database, { at: new Date() })
  for (const [path, given] of [
    ['/api/user/remove', { name: 'test-admin' }],
    ['/api/user/change', { name: 'test-admin', role: 'operator' }],
  ] as const)
    expect(await body(admin(path, given))).toMatchObject({ code: 'last-administrator' })
  expect((await admin('/api/user/list')).status).toBe(200)
})

it('hides addresses of mail from those who need not know them', async () => {
  await admin('/api/user/change', { name: 'ada', email: 'ada@example.com' })
  const viewer = await app.signedIn('viewer')
  expect(await (await viewer('/api/user/list')).text()).not.toContain('@example.com')
  expect(await (await admin('/api/user/list')).text()).toContain('ada@example.com')
})

it('resets somebody on the machine of the server, also while it runs', async () => {
  const world = app.worldAs()
  const { password } = await reset.run({ name: 'ada', admin: true, database: url }, world)
  const answer = await signIn('ada', password ?? '')
  expect(await answer.json()).toMatchObject({ id: 'user:ada', role: 'admin' })
  await expect(reset.run({ name: 'adam', admin: false, database: url }, world)).rejects.toThrow('no user `adam`')
})

it('shows a token once, to be used for what it is for', async () => {
  const operator = await app.signedIn('operator')
  const { secret } = await body(operator('/api/token/create', { name: 'ci', role: 'operator', scopes: ['me/*'] }))
  const ci = (path: string) => app.request(path, { headers: { authorization: `Bearer ${secret}` } })
  expect(await body(ci('/api/me/show'))).toEqual({ id: 'token:ci', name: 'ci', role: 'operator', scopes: ['me/*'] })
  expect((await ci('/api/user/list')).status).toBe(403)
  expect((await operator('/api/token/create', { name: 'ci' })).status).toBe(409)
  expect((await operator('/api/token/create', { name: 'old', days: 3000 })).status).toBe(400)
  const viewer = await app.signedIn('viewer')
  expect(await body(viewer('/api/token/list'))).toMatchObject({ tokens: [{ account: 'test-viewer' }] })
  expect((await viewer('/api/token/revoke', { name: 'ci' })).status).toBe(404)
  expect(await (await admin('/api/token/list')).text()).not.toContain('mwt_')
  expect((await operator('/api/token/revoke', { name: 'ci' })).status).toBe(200)
  expect((await ci('/api/me/show')).status).toBe(401)
})
