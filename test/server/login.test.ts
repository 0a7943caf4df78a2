import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { remote, signIn, signOut } from '../../src/faces/remote.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

const { database } = await freshStore()
const app = await testApp(database)
const folder = mkdtempSync(join(tmpdir(), 'millwright-login-'))
const env = { XDG_CONFIG_HOME: folder }
const heard: (string | undefined)[] = []
const server = serve({
  fetch: (request) => app.request(new URL(request.url).pathname, request),
  port: 0,
  hostname: '127.0.0.1',
})
const other = serve({
  fetch: (request) => {
    heard.push(request.headers.get('authorization') ?? undefined)
    return new Response('{}')
  },
  port: 0,
  hostname: '127.0.0.1',
})
const at = (listening: typeof server) => {
  const address = listening.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
afterAll(() => {
  server.close()
  other.close()
  rmSync(folder, { recursive: true })
})

it('keeps a token for the server that it is for, for this user alone', async () => {
  const admin = await app.signedIn('admin')
  const { password } = (await (await admin('/api/user/add', { name: 'ada' })).json()) as { password: string }
  expect(await signIn(at(server), { name: 'ada', password }, 'laptop', env)).toMatchObject({
    id: 'user:ada',
    role: 'viewer',
  })
  const file = join(folder, 'millwright', 'login.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).not.toContain(password)
  const show = await commands['me/show']?.load()
  if (!show) throw new Error('there is no command me/show')
  const world = { ...app.worldAs(), env }
  expect(await remote('me/show', show, {}, world)).toMatchObject({ id: 'user:ada' })
  await remote('me/show', show, {}, { ...world, env: { ...env, DEVOPS_SERVER: at(other) } })
  expect(heard).toEqual([undefined])
  expect(await signOut(env)).toBe(at(server))
  await expect(remote('me/show', show, {}, { ...world, env: { ...env, DEVOPS_SERVER: at(server) } })).rejects.toThrow(
    'nobody is signed in',
  )
  expect(await database.query('select 1 from api_token where account = $1 and revoked_at is null', ['ada'])).toEqual([])
})
