import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { command as backup } from '../../src/commands/backup.ts'
import { commands } from '../../src/commands/index.ts'
import { logTo } from '../../src/faces/server/watch/log.ts'
import { tables } from '../../src/store/backup/shape.ts'
import { newTicket } from '../../src/values/ticket.ts'
import { worldOf } from '../world.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'

/** What is planted: none of it may be seen anywhere again. */
const planted = {
  password: 'Correct-Horse-77-battery',
  wrongPassword: 'Wr0ng-Horse-battery-99',
  oidc: 'oidc-K7pQ2mZx9rTvWn4sLd8fHb3c',
  prometheus: 'prom-Jc9yR2kLw5vTqZ8xNb4m',
  bearer: 'bearer-Hn3sWv8bXk2pQf6rTz9c',
  github: 'github-Lm5tRz7nCw2xVk9qPb3j',
  slack: 'T9fKq2ZpLw8vXr4NbY7mJc1D',
  hook: 'Qd7nWx3vKz9rTm5pLc2bHs8f',
  signature: 'whsec-Yt6bNz4kRw9mXq2vPc7d',
  pager: 'e93facc04764012d7bfb002500d5d1a6',
} as const

const store = await freshStore()
const { database } = store
const said: string[] = []
const unreachable: typeof fetch = async (input) => {
  throw new Error(`connect ECONNREFUSED while asking ${String(input instanceof Request ? input.url : input)}`)
}
const app = await testApp(database, { reach: unreachable })
const folder = mkdtempSync(join(tmpdir(), 'millwright-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const admin = await app.signedIn('admin')
const answers: string[] = []
const tickets: string[] = []
const ask: typeof admin = async (...asked) => {
  const answer = await admin(...asked)
  answers.push(await answer.clone().text())
  return answer
}

it('takes them all in', async () => {
  const { password } = (await (await admin('/api/user/add', { name: 'ada', role: 'responder' })).json()) as {
    password: string
  }
  const sign = async (given: object) =>
    app.request('/auth/sign-in', { method: 'POST', body: JSON.stringify({ name: 'ada', ...given }) })
  const { token } = (await (await sign({ password, machine: 'm' })).json()) as { token: string }
  tickets.push(token, password)
  await app.request('/api/me/password', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ current: password, password: planted.password }),
  })
  tickets.push(
    /devops_session=([^;]+)/.exec((await sign({ password: planted.password })).headers.get('set-cookie') ?? '')?.[1] ??
      '',
  )
  answers.push(await (await sign({ password: planted.wrongPassword })).text())
  answers.push(await (await sign({ pasword: planted.wrongPassword })).text())
  const made = (await (await admin('/api/token/create', { name: 'ci' })).json()) as { secret: string }
  tickets.push(made.secret)
  const settings = {
    oidc: { issuer: 'http://127.0.0.1:1', clientId: 'devops', clientSecret: planted.oidc },
    prometheus: { url: 'http://127.0.0.1:1', user: 'devops', password: planted.prometheus, bearer: planted.bearer },
    deliveries: { githubSecret: planted.github },
  }
  for (const [name, value] of Object.entries(settings)) {
    expect((await ask('/api/setting/change', { name, value: JSON.stringify(value) })).status).toBe(200)
    await ask('/api/setting/change', { name, value: JSON.stringify({ ...value, nonsense: 1 }) })
  }
  const file = `
people:
  ada:
    zone: Europe/Berlin
    contacts:
      chat: { by: slack, webhook: 'https://hooks.slack.com/services/T0ABC1234/B0ABC1234/${planted.slack}' }
      hook: { by: webhook, url: 'https://hooks.internal/in/${planted.hook}', secret: ${planted.signature} }
      pager: { by: pagerduty, key: ${planted.pager} }
    notify: [{ contact: chat }]
`
  const applied = await ask('/api/oncall/apply', { file })
  expect([await applied.clone().text(), applied.status]).toEqual([expect.any(String), 200])
  await ask('/api/oncall/apply', { file: file.replace('T0ABC1234', 'T0ABC9999') })
  await ask('/api/oncall/apply', { file: file.replace('by: slack', 'by: slak') })
  await ask('/api/oncall/test', { person: 'ada' })
  // Deliveries fail: what they say of it names the address.
  for (const { command: id, input } of [...app.sent]) {
    const command = await commands[id]?.load()
    if (command)
      await Promise.resolve(command.run(command.input.parse(input), app.worldAs())).catch(
        (error: Error) => void said.push(error.message),
      )
  }
  answers.push(await (await app.request('/auth/oidc/start')).text())
})

const all = () => [...Object.values(planted), ...tickets]
const found = (text: string) => all().filter((secret) => secret !== '' && text.includes(secret))

it('keeps none of them as it is: no table, no backup', async () => {
  expect(tickets.every((ticket) => ticket.length > 10)).toBe(true)
  for (const { name } of await tables(database)) {
    const text = JSON.stringify(await database.query(`select t::text from public."${name}" t`))
    expect([name, found(text)]).toEqual([name, []])
  }
  const file = join(folder, 'all.backup')
  await backup.run({ file, database: store.url }, worldOf(new Map()))
  expect(found(gunzipSync(readFileSync(file)).toString())).toEqual([])
})

it('shows none of them: no answer, no list, no export, no announcement', async () => {
  for (const [id, { on, background, load }] of Object.entries(commands)) {
    if (on !== 'server' || background) continue
    const command = await load()
    if (command.changes) continue
    for (const input of [
      {},
      { name: 'oidc' },
      { name: 'prometheus' },
      { name: 'deliveries' },
      { person: 'ada' },
      { name: 'ada' },
    ]) {
      const answer = await admin(`/api/${id}`, input)
      answers.push(await answer.text())
    }
  }
  for (const path of ['/api/openapi.json', '/auth/ways', '/status', '/status.json', '/metrics', '/auth/me'])
    answers.push(await (await admin(path)).text())
  expect(answers.length).toBeGreaterThan(100)
  for (const answer of answers) expect([answer.slice(0, 300), found(answer)]).toEqual([expect.any(String), []])
  expect(found(app.announced.join('\n'))).toEqual([])
})

it('logs none of them, even where what fails names them', () => {
  const lines: string[] = []
  const log = logTo({ ...worldOf(new Map()), tell: (line) => void lines.push(line) }, () => undefined)
  for (const secret of [...Object.values(planted).slice(2), ...tickets, newTicket('mws')]) {
    log.failed(
      `POST /hooks/in/${secret}`,
      new Error(`asking https://example.com/in/${secret}?token=${secret} with Bearer ${secret}`),
    )
    log.line('info', 'x', {
      authorization: `Bearer ${secret}`,
      deep: { password: secret },
      url: `postgres://a:${secret}@db/x`,
    })
  }
  for (const line of [...app.logged, ...said]) log.failed('job', new Error(line))
  expect(lines.length).toBeGreaterThan(20)
  expect(found(lines.join('\n'))).toEqual([])
})
