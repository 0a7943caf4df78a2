import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { type CallToolResult, ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, describe, expect, it } from 'vitest'
import { startServer } from '../../src/faces/server/serve.ts'
import type { Role } from '../../src/model/principal.ts'
import { addAccount } from '../../src/store/access/accounts.ts'
import { addToken } from '../../src/store/access/tokens.ts'
import { hashOfTicket, newTicket } from '../../src/values/ticket.ts'
import { worldOf } from '../world.ts'
import { freshStore } from './database.ts'

const { url, database } = await freshStore()
const logged: string[] = []
const running = await startServer(
  { host: '127.0.0.1', port: 0, data: '/nowhere', database: url },
  {
    ...worldOf(new Map()),
    now: () => new Date(),
    tell: (line) => void logged.push(line),
    env: {
      MILLWRIGHT_KEY: '22'.repeat(32),
      DEVOPS_ADMIN_PASSWORD: 'correct horse battery staple',
      DEVOPS_METRICS_TOKEN: 'metrics-metrics-metrics',
    },
  },
  '1.2.3',
)
const clients: Client[] = []
afterAll(async () => {
  for (const client of clients) await client.close()
  await running.stop()
})

describe('a running server and the client of the official SDK', () => {
  it('lets a responder open an incident over HTTP, and somebody who watches see it', async () => {
    const asked: string[] = []
    const ada = await overHttp(await token('ada', 'responder'), (message) => {
      asked.push(message)
      return 'once'
    })
    const opened = await call(ada, 'incident_open', { title: 'Checkout answers 500', severity: 2 })
    expect(opened.isError).toBeFalsy()
    expect(asked).toHaveLength(1)
    const bob = await overHttp(await token('bob', 'viewer'))
    expect((await bob.listTools()).tools.map(({ name }) => name)).not.toContain('incident_open')
    const seen = await call(bob, 'incident_list', {})
    expect(JSON.stringify(seen.structuredContent)).toContain('Checkout answers 500')
    expect(said(await call(bob, 'incident_open', { title: 'no no' }))).toMatchObject({ code: 'no-consent' })
    const insisting = await overHttp(await token('bo', 'viewer'), undefined, '?allow=*')
    expect(said(await call(insisting, 'incident_open', { title: 'no no' }))).toMatchObject({ code: 'forbidden' })
  })

  it('holds a token to its scopes', async () => {
    const ci = await overHttp(await token('ci', 'responder', ['alert/*']))
    const names = (await ci.listTools()).tools.map(({ name }) => name)
    expect(names.every((name) => name.startsWith('alert_'))).toBe(true)
    expect(names).toContain('alert_list')
  })

  it('does on the server what a client on a terminal machine asks', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['--import', 'tsx', 'src/faces/devops.ts', 'mcp', '--allow', 'alert_*'],
      cwd: new URL('../..', import.meta.url).pathname,
      env: {
        PATH: process.env.PATH ?? '',
        DEVOPS_SERVER: running.address,
        DEVOPS_TOKEN: await token('eve', 'responder'),
      },
      stderr: 'ignore',
    })
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(transport)
    clients.push(client)
    await client.listTools()
    const sent = await call(client, 'alert_intake', { labels: ['alertname=DiskFull', 'instance=db1'] })
    expect(sent.structuredContent).toMatchObject({ fingerprint: expect.any(String) })
    expect(JSON.stringify((await call(client, 'alert_list', {})).structuredContent)).toContain('DiskFull')
    expect(said(await call(client, 'incident_acknowledge', { incident: 1 }))).toMatchObject({ code: 'no-consent' })
  })

  it('is refused without a token, and from a page of another site', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const post = (more: object) =>
      fetch(`${running.address}/mcp`, { method: 'POST', body, headers: { ...headers, ...more } })
    expect((await post({})).status).toBe(401)
    const authorization = `Bearer ${await token('mallory', 'viewer')}`
    expect((await post({ authorization, origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ authorization })).status).toBe(200)
  })

  it('has counted the alert and logged no token', async () => {
    const answer = await fetch(`${running.address}/metrics`, {
      headers: { authorization: 'Bearer metrics-metrics-metrics' },
    })
    expect(await answer.text()).toContain('millwright_alerts_total{outcome="accepted"} 1')
    expect(logged.join('\n')).not.toMatch(/mwt_/)
    expect(logged.join('\n')).toContain('"route":"/mcp"')
  })
})

async function token(name: string, role: Role, scopes?: readonly string[]): Promise<string> {
  const at = new Date()
  const secret = newTicket('mwt')
  await addAccount(database, { name, shown: name, role }, { at, by: 'system:test' })
  const endsAt = new Date(at.getTime() + 86_400_000)
  const made = { name: `t-${name}`, account: name, personal: scopes === undefined, role, madeAt: at, endsAt }
  await addToken(database, hashOfTicket(secret), { ...made, ...(scopes && { scopes }) })
  return secret
}

async function overHttp(secret: string, decide?: (message: string) => string, query = ''): Promise<Client> {
  const client = new Client(
    { name: 'test', version: '1' },
    { capabilities: decide ? { elicitation: { form: {} } } : {} },
  )
  if (decide)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({
      action: 'accept' as const,
      content: { agree: decide(params.message) },
    }))
  const headers = { authorization: `Bearer ${secret}` }
  const to = new URL(`${running.address}/mcp${query}`)
  await client.connect(new StreamableHTTPClientTransport(to, { requestInit: { headers } }))
  clients.push(client)
  // The client holds answers against the schemas that it was told.
  await client.listTools()
  return client
}

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<CallToolResult> {
  return (await client.callTool({ name, arguments: args })) as CallToolResult
}

function said({ content }: CallToolResult): unknown {
  const [first] = content
  return first?.type === 'text' ? JSON.parse(first.text) : undefined
}
