import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call of somebody's telephone. */
export interface Call {
  readonly person: string
  /** What an honest receiver drops a second call by. */
  readonly key: string
  readonly body: string
}

export interface Sink {
  readonly address: string
  readonly calls: readonly Call[]
  stop(): void
}

/** Takes every page; some slowly, so that servers are killed in the middle of a delivery. */
export async function startSink(slow: () => number): Promise<Sink> {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('error', () => {})
    request.on('end', () => {
      const key = request.headers['idempotency-key']
      calls.push({
        person: (request.url ?? '/').slice(1),
        key: typeof key === 'string' ? key : '',
        body: Buffer.concat(parts).toString(),
      })
      setTimeout(() => response.end('{}'), slow())
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
