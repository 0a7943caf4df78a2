import type { RequestListener } from 'node:http'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

// It brings no types.
const { default: Provider } = (await import(`${'oidc'}-provider`)) as {
  readonly default: new (issuer: string, options: object) => { callback(): RequestListener }
}

const { database } = await freshStore()
const address = 'http://127.0.0.1:7070'
const app = await testApp(database, { address })
const admin = await app.signedIn('admin')
const people: Record<string, object> = {
  ada: { preferred_username: 'Ada', name: 'Ada Lovelace', email: 'ada@example.com', groups: ['sre', 'all'] },
  bob: { preferred_username: 'bob', groups: ['sales'] },
  eve: { preferred_username: 'test-admin', groups: ['sre'] },
  kim: { preferred_username: 'kim', groups: 'boss' },
}
const clientSecret = 'K7pQ2mZx9rTvWn4sLd8fHb3cYj6gAe1u'
let provider: ReturnType<typeof serve> | undefined
let issuer = ''

beforeAll(async () => {
  // A port first: the provider has to know its own address.
  provider = await new Promise((resolve) => {
    const listening = serve({ fetch: () => new Response(), port: 0, hostname: '127.0.0.1' }, () => resolve(listening))
  })
  const bound = provider?.address()
  issuer = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
  const real = new Provider(issuer, {
    clients: [
      {
        client_id: 'devops',
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${address}/auth/oidc/callback`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'groups'], email: ['email'] },
    findAccount: async (_: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ sub, ...people[sub] }) }),
  })
  provider?.removeAllListeners('request')
  provider?.on('request', real.callback())
  await admin('/api/setting/change', {
    name: 'oidc',
    value: JSON.stringify({ issuer, clientId: 'devops', clientSecret, roles: { sre: 'responder', boss: 'admin' } }),
  })
})
afterAll(() => void provider?.close())

/** A browser that signs in at the provider as somebody and comes back; answers where it was sent, and its cookies for us. */
async function browse(login: string, { to = '/' } = {}): Promise<{ callback: string; cookie: string }> {
  const start = await app.request(`/auth/oidc/start?to=${encodeURIComponent(to)}`)
  const cookie = start.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(start.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/)
  const jar = new Map<string, string>()
  let url = start.headers.get('location') ?? ''
  let body: URLSearchParams | undefined
  for (let hops = 0; hops < 12; hops++) {
    if (url.startsWith(address)) return { callback: url.slice(address.length), cookie }
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { method: 'POST', body }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    body = undefined
    if (next) url = new URL(next, url).href
    else {
      const page = await answer.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
      url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', url).href
      body = new URLSearchParams({ prompt, login, password: 'x' })
    }
  }
  throw new Error('the provider does not come to an end')
}

const back = (callback: string, cookie: string) => app.request(callback, { headers: { cookie } })

it('leads to the provider with PKCE, state and nonce', async () => {
  expect(await (await app.request('/auth/ways')).json()).toEqual({
    password: true,
    oidc: { label: 'Single sign-on', start: '/auth/oidc/start' },
  })
  const url = new URL((await app.request('/auth/oidc/start')).headers.get('location') ?? '')
  expect(url.searchParams.get('code_challenge_method')).toBe('S256')
  for (const name of ['code_challenge', 'state', 'nonce']) expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
  expect(url.href).not.toContain(clientSecret)
})

it('signs somebody in who came for the first time, with the role of their group', async () => {
  const { callback, cookie } = await browse('ada', { to: '/incidents?state=open' })
  const answer = await back(callback, cookie)
  expect(answer.headers.get('location')).toBe('/incidents?state=open')
  const session = answer.headers.getSetCookie().find((set) => set.startsWith('devops_session=')) ?? ''
  const me = await app.request('/auth/me', { headers: { cookie: session.split(';')[0] ?? '' } })
  expect(await me.json()).toMatchObject({ id: 'user:ada', name: 'Ada Lovelace', role: 'responder' })
  // The answer of a provider counts once, and in the browser that began.
  expect((await back(callback, cookie)).headers.get('location')).toBe('/?problem=oidc-refused')
  const other = await browse('ada')
  expect((await back(other.callback, '')).headers.get('location')).toBe('/?problem=oidc-refused')
  expect((await back(other.callback, cookie)).headers.get('location')).toBe('/?problem=oidc-refused')
  expect((await back(other.callback.replace(/state=[^&]*/, 'state=x'), other.cookie)).headers.get('location')).toBe(
    '/?problem=oidc-refused',
  )
})

it('follows the groups at each sign-in, and turns away those outside', async () => {
  people.ada = { ...people.ada, groups: ['boss', 'sre'] }
  const promoted = await browse('ada')
  await back(promoted.callback, promoted.cookie)
  expect(await database.query("select role, email from account where name = 'ada'")).toEqual([
    { role: 'admin', email: 'ada@example.com' },
  ])
  const bob = await browse('bob')
  expect((await back(bob.callback, bob.cookie)).headers.get('location')).toBe('/?problem=no-role')
  expect(await database.query("select 1 from account where name = 'bob'")).toEqual([])
})

it('gives nobody the account of another', async () => {
  const eve = await browse('eve')
  await admin('/api/user/change', { name: 'test-admin', newPassword: true })
  expect((await back(eve.callback, eve.cookie)).headers.get('location')).toBe('/?problem=conflict')
  await admin('/api/user/add', { name: 'kim', role: 'viewer', password: false })
  const kim = await browse('kim')
  expect((await back(kim.callback, kim.cookie)).headers.get('location')).toBe('/')
  expect(await database.query("select role from account where name = 'kim'")).toEqual([{ role: 'admin' }])
  await admin('/api/user/remove', { name: 'kim' })
  const again = await browse('kim')
  expect((await back(again.callback, again.cookie)).headers.get('location')).toBe('/?problem=conflict')
})

it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/%0d%0aset-cookie:x', '/x\r\ny'])(
  'leads nowhere but to its own pages: %s',
  async (to) => {
    const { callback, cookie } = await browse('ada', { to })
    const location = (await back(callback, cookie)).headers.get('location') ?? ''
    expect(new URL(location, address).origin).toBe(address)
    expect(location).not.toMatch(/[\r\n]/)
  },
)
