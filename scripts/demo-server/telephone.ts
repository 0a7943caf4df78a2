import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where pages arrive: each owner has a path of their own. */
export interface Telephone {
  readonly address: string
  /** Resolves when the owner has been called so many times. */
  rung(owner: string, times: number, within: number): Promise<boolean>
  stop(): void
}

export async function startTelephone(
  heard: (owner: string, body: Record<string, unknown>) => void,
): Promise<Telephone> {
  const calls = new Map<string, number>()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const owner = (request.url ?? '/').slice(1)
      calls.set(owner, (calls.get(owner) ?? 0) + 1)
      heard(owner, JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>)
      response.end('{}')
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async rung(owner, times, within) {
      for (const end = Date.now() + within; Date.now() < end; await pause(100))
        if ((calls.get(owner) ?? 0) >= times) return true
      return false
    },
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((next) => setTimeout(next, milliseconds))
}
