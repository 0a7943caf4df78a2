import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { type PrometheusSettings, prometheus } from '../../src/connectors/prometheus/prometheus.ts'

interface Asked {
  readonly path: string
  readonly form: URLSearchParams
  readonly authorization: string | undefined
  readonly tenant: unknown
}

const asked: Asked[] = []
let answer: (form: URLSearchParams, response: ServerResponse) => void = () => {}
const server = createServer(async (request: IncomingMessage, response) => {
  const parts: string[] = []
  for await (const part of request) parts.push(String(part))
  const form = new URLSearchParams(parts.join(''))
  const { authorization, 'x-scope-orgid': tenant } = request.headers
  asked.push({ path: request.url ?? '', form, authorization, tenant })
  answer(form, response)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
const url = `http://127.0.0.1:${port}`
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const when = new Date('2026-11-27T03:00:00.500Z')
const open = (settings: Partial<PrometheusSettings> = {}, warn?: (message: string) => void) =>
  prometheus({ url, ...settings }, { fetch, ...(warn && { warn }) })

describe('an answer', () => {
  it('of one moment is read, also where it is no number', async () => {
    json({
      status: 'success',
      data: {
        resultType: 'vector',
        result: [
          { metric: { job: 'a' }, value: [1764212400.5, '0.25'] },
          { metric: { job: 'b' }, value: [1764212400.5, 'NaN'] },
          { metric: {}, value: [1764212400.5, '+Inf'] },
          { metric: { native: '1' }, histogram: [1764212400.5, {}] },
        ],
      },
    })
    expect(await open().at('up', when)).toEqual([
      { labels: { job: 'a' }, points: [[1764212400.5, 0.25]] },
      { labels: { job: 'b' }, points: [[1764212400.5, Number.NaN]] },
      { labels: {}, points: [[1764212400.5, Number.POSITIVE_INFINITY]] },
      { labels: { native: '1' }, points: [] },
    ])
    const [{ path, form } = { path: '', form: new URLSearchParams() }] = asked
    expect([path, form.get('query'), form.get('time'), form.get('timeout')]).toEqual([
      '/api/v1/query',
      'up',
      '1795748400.500',
      '30s',
    ])
  })
  it('may be a number alone', async () => {
    json({ status: 'success', data: { resultType: 'scalar', result: [1, '7'] } })
    expect(await open().at('7', when)).toEqual([{ labels: {}, points: [[1, 7]] }])
  })
  it('over weeks is asked for in parts and put together', async () => {
    answer = (form, response) => {
      const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name)))
      const values = []
      for (let at = start ?? 0; at <= (end ?? 0) + 1e-6; at += step ?? 1) values.push([at, String(at)])
      // A series that is not in every part is one series all the same.
      const result = [
        { metric: { job: 'a', pod: 'x' }, values },
        ...(start === 0 ? [] : [{ metric: { pod: 'y', job: 'a' }, values: [[end, '1']] }]),
      ]
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }))
    }
    asked.length = 0
    const series = await open().over('up', new Date(0), new Date(30 * 86_400_000), 60_000)
    expect(asked.map(({ form }) => form.get('start'))).toEqual([
      '0.000',
      '600000.000',
      '1200000.000',
      '1800000.000',
      '2400000.000',
    ])
    expect(series.map(({ points }) => points.length)).toEqual([43_201, 4])
    const times = series[0]?.points.map(([time]) => time) ?? []
    expect(times).toEqual(Array.from({ length: 43_201 }, (_, at) => at * 60))
  })
  it('that is not whole is told of, or refused', async () => {
    const partial = {
      status: 'success',
      data: { resultType: 'vector', result: [] },
      warnings: ['store b is not there'],
    }
    json(partial)
    const heard: string[] = []
    expect(await open({}, (message) => heard.push(message)).at('up', when)).toEqual([])
    expect(heard).toEqual([`${url}: store b is not there`])
    json(partial)
    await expect(open({ whole: true }).at('up', when)).rejects.toMatchObject({ code: 'prometheus-partial' })
  })
})

describe('who asks', () => {
  it.each<[Partial<PrometheusSettings>, string | undefined]>([
    [{ bearer: 'abc' }, 'Bearer abc'],
    [{ user: 'ada', password: 'lovelace' }, `Basic ${btoa('ada:lovelace')}`],
    [{ url: `http://ada:love%3Alace@127.0.0.1:${port}/` }, `Basic ${btoa('ada:love:lace')}`],
    [{}, undefined],
  ])('%j', async (settings, authorization) => {
    json({ status: 'success', data: { resultType: 'vector', result: [] } })
    await open({ ...settings, headers: { 'X-Scope-OrgID': 'team' } }).at('up', when)
    expect(asked.at(-1)).toMatchObject({ authorization, tenant: 'team', path: '/api/v1/query' })
  })
})

describe('a refusal', () => {
  it.each([
    [
      400,
      { status: 'error', errorType: 'bad_data', error: 'parse error' },
      'prometheus-query',
      /cannot read `sum\(` *: parse error|cannot read/,
    ],
    [
      422,
      { status: 'error', errorType: 'execution', error: 'too many samples' },
      'prometheus-query',
      /too many samples/,
    ],
    [503, { status: 'error', errorType: 'timeout', error: 'query timed out' }, 'prometheus-timeout', /too long/],
    [401, { message: 'no' }, 'prometheus-refused', /answered 401/],
    [200, { hello: 'world' }, 'prometheus-answer', /answered 200 and no result/],
  ])('of %i is explained', async (status, body, code, message) => {
    answer = (_, response) => {
      response.statusCode = status
      response.end(JSON.stringify(body))
    }
    const asking = open({ url: `http://ada:secret@127.0.0.1:${port}` }).at('sum(', when)
    await expect(asking).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    await asking.catch((error: Error) => expect(JSON.stringify([error.message, error])).not.toContain('secret'))
  })
  it('may be no JSON at all', async () => {
    answer = (_, response) => response.end('<html>')
    await expect(open().at('up', when)).rejects.toMatchObject({ code: 'prometheus-answer' })
  })
  it('may be silence', async () => {
    answer = () => {}
    await expect(open({ patience: 200 }).at('up', when)).rejects.toMatchObject({
      code: 'prometheus-timeout',
      message: `${url} did not answer within 200ms`,
    })
  })
  it('may be a closed door, or no address', async () => {
    await expect(open({ url: 'http://127.0.0.1:1' }).at('up', when)).rejects.toMatchObject({
      code: 'prometheus-unreachable',
    })
    await expect(open({ url: 'ftp://x' }).at('up', when)).rejects.toMatchObject({ code: 'prometheus-address' })
  })
})

function json(body: unknown): void {
  asked.length = 0
  answer = (_, response) => response.end(JSON.stringify(body))
}
