import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A receiver that is not always in the mood: one request in ten it refuses, one in twenty it takes and does not answer. */
export interface Heard {
  readonly url: string
  /** Idempotency keys by group. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>
  /** Taken ones. */
  readonly requests: number
  /** Whether all three alerts of a group were told of. */
  isWhole(group: string): boolean
  close(): void
}

export async function hear(): Promise<Heard> {
  const keys = new Map<string, Set<string>>()
  const alerts = new Map<string, Set<string>>()
  let requests = 0
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const mood = Math.random()
    if (mood < 0.1) {
      response.statusCode = 503
      response.end()
      return
    }
    requests++
    const body = JSON.parse(text) as { alerts: readonly { labels: Record<string, string> }[] }
    for (const { labels } of body.alerts) {
      const { group = '', instance = '' } = labels
      alerts.set(group, (alerts.get(group) ?? new Set()).add(instance))
      keys.set(group, (keys.get(group) ?? new Set()).add(String(request.headers['idempotency-key'])))
    }
    if (mood < 0.15) request.socket.destroy()
    else response.end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    keys,
    get requests() {
      return requests
    },
    isWhole: (group) => alerts.get(group)?.size === 3,
    close: () => server.close(),
  }
}
