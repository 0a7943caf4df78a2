import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { afterAll, describe, expect, it } from 'vitest'
import { type Running, startServer } from '../../src/faces/server/serve.ts'
import { placeOf, traceparentOf, tracingBy } from '../../src/faces/server/watch/trace.ts'
import { statementOf, tracedDatabase } from '../../src/faces/server/watch/traced.ts'
import { lacks } from '../lacks.ts'
import { worldOf } from '../world.ts'
import { freshStore } from './database.ts'

const { url, database } = await freshStore()
const spans: Told[] = []
const collector = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(parts).toString()) as Export
    spans.push(...body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})
await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
const at = collector.address()
const endpoint = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`
const lines: string[] = []
const running = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, DEVOPS_LOG_LEVEL: 'debug' })
let stopped = false
afterAll(async () => {
  if (!stopped) await running.stop()
  collector.close()
})
const trace = '4bf92f3577b34da6a3ce929d0e0e4736'

describe('a server tells of itself', () => {
  it('lives and can work', async () => {
    expect((await ask('/healthz')).status).toBe(200)
    expect((await ask('/readyz')).status).toBe(200)
  })

  it('shows measurements to a scraper that has the token, and nothing else to it', async () => {
    expect((await ask('/metrics')).status).toBe(401)
    expect((await ask('/metrics', { authorization: 'Bearer wrong-wrong-wrong-wrong' })).status).toBe(401)
    const answer = await ask('/metrics', scraper)
    expect(answer.headers.get('content-type')).toContain('version=0.0.4')
    const text = await answer.text()
    expect(text).toMatch(
      /millwright_http_request_duration_seconds_count\{method="GET",route="\/readyz",status="200"\} 1/,
    )
    expect(text).toMatch(/millwright_database_up 1/)
    expect(text).toMatch(/millwright_database_connections\{state="total"\} [1-9]/)
    expect(text).toMatch(/millwright_build_info\{version="1.2.3",replica="[^"]+"\} 1/)
    expect((await ask('/api/events', scraper)).status).toBe(403)
  })

  it.skipIf(lacks('promtool'))('in a form that promtool takes', async () => {
    const input = await (await ask('/metrics', scraper)).text()
    const { status, stderr } = spawnSync('promtool', ['check', 'metrics'], { input, encoding: 'utf8' })
    // Names of Node and of the process are those of prom-client.
    const ours = stderr.split('\n').filter((line) => line.startsWith('millwright_'))
    expect(ours).toEqual([])
    expect(status).not.toBe(1)
  })

  it('writes one line of JSON for each request, with its trace and without secrets', async () => {
    await ask('/api/events?token=planted-secret-1', {
      authorization: 'Bearer mwt_planted-secret-2',
      cookie: 'devops_session=planted-secret-3',
      traceparent: `00-${trace}-00f067aa0ba902b7-01`,
    })
    await ask('/nowhere/planted-secret-4')
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(parsed.find((line) => line.route === '/api/events' && line.trace === trace)).toMatchObject({
      level: 'info',
      message: 'request',
      method: 'GET',
      status: 401,
      ms: expect.any(Number),
    })
    expect(parsed.find(({ route, status }) => route === '/metrics' && status === 200)).toMatchObject({
      level: 'debug',
      actor: 'token:metrics',
    })
    expect(lines.join('\n')).not.toContain('planted-secret')
  })

  it('ends in order, takes nothing more and sends the spans that are left', async () => {
    const kept = database.query("select 'still there' as text")
    await running.stop()
    stopped = true
    await expect(ask('/healthz')).rejects.toThrow()
    expect(await kept).toHaveLength(1)
    const asked = spans.find(({ traceId }) => traceId === trace)
    expect(asked).toMatchObject({ name: 'GET /api/events', parentSpanId: '00f067aa0ba902b7' })
    expect(spans.find(({ name }) => name === 'GET /readyz')).toBeDefined()
    const ready = spans.find(({ name }) => name === 'GET /readyz')
    expect(spans.find(({ parentSpanId, name }) => parentSpanId === ready?.spanId && name === 'select')).toBeDefined()
    expect(JSON.stringify(spans)).not.toContain('planted-secret')
  })
})

it.each([
  ["select * from incident where title = 'from secret'", 'select incident'],
  ['insert into trail (number) values ($1)', 'insert trail'],
  ['with due as (select 1 from page) update page set sent = true', 'update page'],
  ['select pg_advisory_xact_lock($1)', 'select'],
])('%s is the statement %s', (text, name) => expect(statementOf(text)).toBe(name))

it('takes a traceparent that is one, and nothing else', () => {
  const parent = `00-${trace}-00f067aa0ba902b7-01`
  const place = placeOf(parent)
  expect(place && traceparentOf(place)).toBe(parent)
  for (const wrong of ['', 'x', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `${parent}-more`, `ff-${trace}-1-01`])
    expect(placeOf(wrong)).toBeUndefined()
})

it('leaves the database alone where nobody collects', () => {
  expect(tracedDatabase(database, tracingBy())).toBe(database)
})

const scraper = { authorization: 'Bearer metrics-metrics-metrics' }

function start(env: Record<string, string>): Promise<Running> {
  const world = {
    ...worldOf(new Map()),
    now: () => new Date(),
    tell: (line: string) => void lines.push(line),
    env: {
      MILLWRIGHT_KEY: '00'.repeat(32),
      DEVOPS_METRICS_TOKEN: 'metrics-metrics-metrics',
      DEVOPS_ADMIN_PASSWORD: 'planted-secret-0 correct horse',
      ...env,
    },
  }
  return startServer({ host: '127.0.0.1', port: 0, data: '/nowhere', database: url }, world, '1.2.3')
}

function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${running.address}${path}`, { headers })
}

interface Told {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
}

interface Export {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Told[] }[] }[]
}
