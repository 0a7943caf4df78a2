import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

/** A server that answers as Prometheus does, with one series whose value follows from the expression and how many minutes ago it was. */
export async function recordedPrometheus(value: (expression: string, ago: number) => number, now: () => Date) {
  let asked = 0
  const server = createServer(async (request, response) => {
    const parts: string[] = []
    for await (const part of request) parts.push(String(part))
    const form = new URLSearchParams(parts.join(''))
    const [start = 0, end = 0, step = 60] = ['start', 'end', 'step'].map((name) => Number(form.get(name)))
    asked++
    const values: [number, string][] = []
    for (let at = start; at <= end + 1e-6; at += step) {
      const ago = (now().getTime() / 1000 - at) / 60
      values.push([at, String(value(form.get('query') ?? '', ago))])
    }
    response.end(
      JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values }] } }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked }
}
