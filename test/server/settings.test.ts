import { expect, it } from 'vitest'
import { setting } from '../../src/commands/settings.ts'
import { trailAfter } from '../../src/store/trail.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

const { database } = await freshStore()
const app = await testApp(database)
const admin = await app.signedIn('admin')
const change = (name: string, value: unknown) => admin('/api/setting/change', { name, value: JSON.stringify(value) })

it('stores what the table knows, and nothing else', async () => {
  expect(await (await change('sessions', { idleHours: 12 })).json()).toEqual({
    name: 'sessions',
    value: { idleHours: 12, hours: 168 },
  })
  for (const [name, value] of [
    ['sessions', { idleHours: 0 }],
    ['sessions', { evil: 1 }],
    ['sessions', []],
    ['sessions', { __proto__: null, constructor: 1 }],
  ] as const)
    expect((await change(name, value)).status).toBe(400)
  for (const name of ['session', '__proto__', 'constructor']) expect((await change(name, {})).status).toBe(404)
  expect((await admin('/api/setting/change', { name: 'sessions', value: '{' })).status).toBe(400)
  expect(await setting(database, 'sessions')).toEqual({ idleHours: 12, hours: 168 })
  expect(await (await change('sessions', { idleHours: null })).json()).toMatchObject({ value: { idleHours: 72 } })
})

it('seals a secret, shows a mask, and takes the mask for no change', async () => {
  const secret = `S3cr3t-${'x9'.repeat(700)}`
  await change('oidc', { issuer: 'https://id.example.com', clientId: 'devops', clientSecret: secret })
  const { clientSecret: sealed = '' } = await setting(database, 'oidc')
  expect(app.worldAs().server.seal.open(sealed)).toBe(secret)
  const shown = await (await admin('/api/setting/show', { name: 'oidc' })).json()
  expect(shown).toMatchObject({ value: { clientSecret: '***', label: 'Single sign-on' } })
  await change('oidc', { ...(shown as { value: object }).value, label: 'Company' })
  expect((await setting(database, 'oidc')).clientSecret).toBe(sealed)
  await change('oidc', { clientSecret: null })
  expect((await setting(database, 'oidc')).clientSecret).toBeUndefined()
  expect(JSON.stringify(await trailAfter(database, 0, 100))).not.toContain('S3cr3t')
  expect(JSON.stringify(await database.query('select * from setting'))).not.toContain('S3cr3t')
})

it('says who chose what, from what to what', async () => {
  const deed = (await trailAfter(database, 0, 100)).find(({ action }) => action === 'setting/change')
  expect(deed).toMatchObject({
    subject: 'setting/sessions',
    detail: { from: { idleHours: 72 }, to: { idleHours: 12 } },
  })
  expect(await (await admin('/api/setting/list')).json()).toMatchObject({
    settings: expect.arrayContaining([expect.objectContaining({ name: 'oidc', changedBy: 'user:test-admin' })]),
  })
  const viewer = await app.signedIn('viewer')
  expect((await viewer('/api/setting/show', { name: 'oidc' })).status).toBe(403)
})
