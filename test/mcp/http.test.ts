import { serve } from '@hono/node-server'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { type CallToolResult, ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Command, Listed } from '../../src/commands/command.ts'
import { toolsOverHttp } from '../../src/faces/tools.ts'
import { Fault } from '../../src/model/fault.ts'
import type { Principal } from '../../src/model/principal.ts'
import { worldOf } from '../world.ts'

const done: string[] = []
const planted: Readonly<Record<string, Command>> = {
  'incident/list': {
    summary: 'List incidents',
    input: z.object({ open: z.boolean().default(true).describe('Open ones alone') }) as never,
    output: z.object({ incidents: z.array(z.object({ id: z.number() })), token: z.string() }),
    role: 'viewer',
    changes: false,
    run: async () => ({ incidents: [{ id: 7 }], token: 'abcdef-0123456789' }),
  },
  'incident/acknowledge': {
    summary: 'Acknowledge an incident',
    input: z.object({ incident: z.number().describe('Its number') }) as never,
    output: z.object({ done: z.boolean() }),
    role: 'responder',
    changes: true,
    run: async (input) => {
      const { incident } = input as { incident: number }
      if (incident === 0) throw new Fault('unknown-incident', 'there is no incident 0', 'List them.')
      if (incident < 0) throw new Error('postgres://mw:hunter2hunter2@db')
      done.push(`incident/${incident}`)
      return { done: true }
    },
  },
}
const people: Readonly<Record<string, Principal>> = {
  ada: { id: 'user:ada', name: 'Ada', role: 'responder' },
  bob: { id: 'user:bob', name: 'Bob', role: 'viewer' },
  ci: { id: 'token:ci', name: 'ci', role: 'operator', scopes: ['incident/acknowledge'] },
}
const listed = Object.fromEntries(
  Object.entries(planted).map(([id, command]): [string, Listed] => [
    id,
    { summary: command.summary, on: 'server', load: async () => command },
  ]),
)
const told: string[] = []
let port = 0
const answer = toolsOverHttp()
const app = new Hono()
app.onError((error, context) => context.json({ error: error.message }, 403))
app.all('/mcp', async (context) => {
  const actor = people[context.req.header('authorization') ?? '']
  if (!actor) return context.text('no', 401)
  return answer(context.req.raw, {
    commands: listed,
    world: worldOf(new Map()),
    failed: (what) => void told.push(what),
    actor,
    address: `http://127.0.0.1:${port}`,
    version: '1.2.3',
  })
})
const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) => {
    port = info.port
    resolve(server)
  })
})
const clients: Client[] = []
afterAll(async () => {
  for (const client of clients) await client.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  server.close()
})

describe('MCP over streamable HTTP', () => {
  it('offers each what their role and scopes allow', async () => {
    expect(await names(await connect('ada'))).toEqual(['incident_list', 'incident_acknowledge'])
    expect(await names(await connect('bob'))).toEqual(['incident_list'])
    expect(await names(await connect('ci'))).toEqual(['incident_acknowledge'])
  })

  it('refuses what was not offered', async () => {
    const answer = await call(await connect('bob', { query: '?allow=*' }), 'incident_acknowledge', { incident: 1 })
    expect(said(answer)).toMatchObject({ code: 'forbidden' })
    expect(done).toEqual([])
  })

  it('answers without a secret', async () => {
    const answer = await call(await connect('bob'), 'incident_list', {})
    expect(answer.structuredContent).toEqual({ incidents: [{ id: 7 }], token: '********' })
  })

  it('changes nothing that nobody agreed to', async () => {
    const refused = await call(await connect('ada'), 'incident_acknowledge', { incident: 1 })
    expect(said(refused)).toMatchObject({ code: 'no-consent', help: expect.stringContaining('?allow=') })
    expect(done).toEqual([])
    await call(await connect('ada', { query: '?allow=incident_*' }), 'incident_acknowledge', { incident: 2 })
    await call(await connect('ci'), 'incident_acknowledge', { incident: 3 })
    expect(done).toEqual(['incident/2', 'incident/3'])
  })

  it('asks a person through a client that can, in a session of theirs alone', async () => {
    const questions: string[] = []
    const client = await connect('ada', {
      decide(message) {
        questions.push(message)
        return 'once'
      },
    })
    const answer = await call(client, 'incident_acknowledge', { incident: 4 })
    expect(answer.structuredContent).toEqual({ done: true })
    expect(questions).toHaveLength(1)
    const session = (client.transport as StreamableHTTPClientTransport).sessionId ?? ''
    expect(session).not.toBe('')
    const asBob = await post('bob', { 'mcp-session-id': session })
    expect(asBob.status).toBe(404)
  })

  it('says what failed, and nothing of a bug', async () => {
    const client = await connect('ci')
    expect(said(await call(client, 'incident_acknowledge', { incident: 0 }))).toMatchObject({
      code: 'unknown-incident',
    })
    const bug = await call(client, 'incident_acknowledge', { incident: -1 })
    expect(said(bug)).toMatchObject({ code: 'bug' })
    expect(JSON.stringify(bug)).not.toContain('hunter2')
    expect(told.join('\n')).toContain('incident/acknowledge')
  })

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a page whose name was pointed here', { origin: 'http://evil.example', host: 'evil.example' }, 403],
    ['a page of this machine', { origin: 'http://localhost:5173' }, 200],
    ['no page', {}, 200],
  ])('from %s', async (_, headers, status) => {
    expect((await post('ada', headers)).status).toBe(status)
  })

  it('refuses whoever is not known', async () => {
    expect((await post('eve', {})).status).toBe(401)
  })
})

interface Told {
  readonly query?: string
  readonly decide?: (message: string) => string
}

async function connect(as: string, { query = '', decide }: Told = {}): Promise<Client> {
  const client = new Client(
    { name: 'test', version: '1' },
    { capabilities: decide ? { elicitation: { form: {} } } : {} },
  )
  if (decide)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({
      action: 'accept' as const,
      content: { agree: decide(params.message) },
    }))
  const url = new URL(`http://127.0.0.1:${port}/mcp${query}`)
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers: { authorization: as } } }))
  clients.push(client)
  return client
}

async function names(client: Client): Promise<string[]> {
  return (await client.listTools()).tools.map(({ name }) => name)
}

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<CallToolResult> {
  return (await client.callTool({ name, arguments: args })) as CallToolResult
}

function said({ content }: CallToolResult): unknown {
  const [first] = content
  return first?.type === 'text' ? JSON.parse(first.text) : undefined
}

function post(as: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/mcp`, {
    method: 'POST',
    headers: {
      authorization: as,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  })
}
