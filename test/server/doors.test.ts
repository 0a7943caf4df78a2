import { expect, it } from 'vitest'
import { type Role, roles } from '../../src/model/principal.ts'
import { addToken } from '../../src/store/access/tokens.ts'
import { hashOfTicket, newTicket } from '../../src/values/ticket.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

/** Ways in that need no sign-in, and why. Whatever is not here has to refuse a stranger. */
const open: Readonly<Record<string, string>> = {
  'GET /healthz': 'a supervisor asks whether the process lives; it tells nothing else',
  'GET /readyz': 'a load balancer asks whether the database answers; it tells nothing else',
  'POST /auth/sign-in': 'it is how one signs in; tries are counted by name and address',
  'POST /auth/sign-out': 'it ends what the asker shows, and nothing else',
  'GET /auth/ways': 'a page for signing in shows which ways there are',
  'GET /auth/oidc/start': 'it leads to the provider, and keeps nothing',
  'GET /calendar/{file}': 'calendars cannot sign in: its name is a secret of 128 bits or more, kept as a hash',
  'POST /api/intake/{name}/{key}': 'alerts of tools that show no token: the key in the path is the proof',
  'POST /hooks/github': 'GitHub proves itself by the signature of the body',
  'GET /status': 'the status page is for the public; it shows what a person has made public',
  'GET /status.json': 'the same as data, for pages of others too',
  'GET /auth/oidc/callback': 'the answer of the provider is the proof; it is bound to the browser that started',
}

interface Operation {
  readonly 'x-role': Role | 'open'
  readonly operationId: string
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> }
}
interface Schema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>
}

const { database } = await freshStore()
const app = await testApp(database)
const described = (await (await app.request('/api/openapi.json')).json()) as {
  readonly paths: Record<string, Record<string, Operation>>
}
const doors = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    door: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, 'x'),
    operation,
    role: operation['x-role'],
  })),
)
const closed = doors.filter(({ role }) => role !== 'open')

it('describes every way in that there is', () => {
  const known = new Set(doors.map(({ door }) => door))
  const missing = app.ways
    .map((way) => way.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}'))
    .filter((way) => !known.has(way) && way !== 'GET /api/openapi.json')
  expect(missing).toEqual([])
  expect(closed.length).toBeGreaterThan(20)
})

it('is open only where there is a reason', () => {
  // Pages and scripts of the console hold nothing: all that they show they ask for.
  const pages = ({ operation, method }: (typeof doors)[number]) =>
    method === 'GET' && operation.operationId.startsWith('console/')
  const there = doors.filter((each) => each.role === 'open' && !pages(each)).map(({ door }) => door)
  expect(there.filter((door) => !Object.hasOwn(open, door))).toEqual([])
})

it('refuses strangers at every other', async () => {
  const let401 = async ({ method, path }: (typeof doors)[number], headers: Record<string, string>) =>
    (await app.request(path, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) })).status
  const kinds: Record<string, string>[] = [
    {},
    { authorization: `Bearer ${newTicket('mwt')}` },
    { authorization: 'Basic YWRtaW46YWRtaW4=' },
    { cookie: `devops_session=${newTicket('mws')}`, 'x-devops': '1', 'sec-fetch-site': 'same-origin' },
  ]
  for (const headers of kinds)
    for (const door of closed) expect([door.door, await let401(door, headers)]).toEqual([door.door, 401])
})

it('refuses those whose role does not reach', async () => {
  for (const { door, method, path, role } of closed)
    for (const lesser of roles.slice(0, roles.indexOf(role as Role))) {
      const ask = await app.signedIn(lesser)
      const answer = await ask(path, method === 'GET' ? undefined : {}, { method })
      expect([door, lesser, answer.status]).toEqual([door, lesser, 403])
    }
})

it('refuses tokens for something else', async () => {
  await app.signedIn('admin')
  const secret = newTicket('mwt')
  const token = {
    name: 'narrow',
    account: 'test-admin',
    personal: false,
    role: 'admin',
    scopes: ['none/such'],
  } as const
  await addToken(database, hashOfTicket(secret), { ...token, madeAt: new Date(), endsAt: new Date('2040-01-01') })
  for (const { door, method, path } of closed) {
    const body = method === 'GET' ? {} : { body: '{}' }
    const answer = await app.request(path, { method, headers: { authorization: `Bearer ${secret}` }, ...body })
    // MCP holds the scopes of a token against each tool.
    if (!path.startsWith('/mcp')) expect([door, answer.status]).toEqual([door, 403])
  }
})

it('takes no change by cookie from pages of others', async () => {
  const made = await (await app.signedIn('admin'))('/api/user/add', { name: 'eve', role: 'admin' })
  const { password } = (await made.json()) as { password: string }
  const signed = await app.request('/auth/sign-in', { method: 'POST', body: JSON.stringify({ name: 'eve', password }) })
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
  const elsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', 'x-devops': '1' },
    { 'sec-fetch-site': 'same-site', 'x-devops': '1' },
    { origin: 'https://evil.example', 'x-devops': '1' },
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'http://127.0.0.1:7070' },
    { 'x-devops': '1' },
    {},
  ]
  for (const { door, method, path } of closed.filter((each) => each.method !== 'GET'))
    for (const headers of elsewhere) {
      const answer = await app.request(path, { method, headers: { ...headers, cookie }, body: '{}' })
      expect([door, headers, answer.status]).toEqual([door, headers, 403])
    }
})

it('sends every answer guarded', async () => {
  for (const { door, method, path } of doors) {
    const { headers } = await app.request(path, { method, ...(method === 'GET' ? {} : { body: '{}' }) })
    expect([door, headers.get('content-security-policy')]).toEqual([
      door,
      expect.stringContaining("default-src 'none'"),
    ])
    expect([door, headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual([
      door,
      'nosniff',
      'DENY',
    ])
    // The status page is public, to other pages as well; nothing else answers them.
    const origin = door === 'GET /status.json' ? '*' : null
    expect([door, headers.get('access-control-allow-origin')]).toEqual([door, origin])
  }
})

it('answers nonsense with what is wrong with it, and never with a bug', async () => {
  const admin = await app.signedIn('admin')
  const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
  const malformed = ['{', '[]', 'null', '"x"', '1e999', '\u0000', deep.slice(0, -3), '{"a":1}}', '<x/>']
  const values = [
    null,
    true,
    -1,
    1e21,
    1.5,
    '',
    ' ',
    'x\u0000y',
    '\ud800',
    "'; drop table trail; --",
    '../../etc/passwd',
    '${7*7}',
    'x'.repeat(100_000),
    [],
    ['\u0000'],
    {},
    { __proto__: 1 },
  ]
  // Signing out reads no body, and would end the token that the rest of this asks with.
  const posts = doors.filter(({ method, path }) => method === 'POST' && path !== '/auth/sign-out')
  for (const { door, method, path, operation } of posts) {
    const send = async (body: string) => (await admin(path, undefined, { method, body })).status
    expect([door, (await send(deep)) < 500]).toEqual([door, true])
    for (const body of malformed) {
      const status = await send(body)
      // Protocols of others have bodies of their own: a list, a text.
      const least = operation.requestBody ? 400 : 200
      expect([door, body.slice(0, 20), status >= least && status < 500]).toEqual([door, body.slice(0, 20), true])
    }
    const schema = operation.requestBody?.content['application/json']?.schema
    const names = Object.keys(schema?.properties ?? {}).filter((name) => name !== 'password')
    for (const value of values) {
      const all = Object.fromEntries(names.map((name) => [name, value]))
      for (const given of [all, ...names.map((name) => ({ [name]: value }))])
        expect([door, given, await send(JSON.stringify(given))]).toEqual([
          door,
          given,
          expect.toSatisfy((status) => status < 500),
        ])
    }
  }
  expect(app.logged).toEqual([])
}, 300_000)
