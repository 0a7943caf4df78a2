import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Shop {
  readonly port: number
  /** From now on half of all orders fail; or none. */
  break(broken: boolean): void
  /** Orders and failures so far, each with its time in milliseconds. */
  readonly orders: readonly { readonly at: number; readonly failed: boolean }[]
  stop(): void
}

/** A small service that takes twenty orders a second and counts them for Prometheus. */
export async function startShop(): Promise<Shop> {
  let broken = false
  const orders: { at: number; failed: boolean }[] = []
  const count = (failed: boolean) => orders.reduce((sum, order) => sum + (order.failed === failed ? 1 : 0), 0)
  const customers = setInterval(() => orders.push({ at: Date.now(), failed: broken && orders.length % 2 === 0 }), 50)
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4')
    response.end(
      `# TYPE http_requests_total counter\nhttp_requests_total{code="200"} ${count(false)}\nhttp_requests_total{code="500"} ${count(true)}\n`,
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    break(now) {
      broken = now
    },
    orders,
    stop() {
      clearInterval(customers)
      server.close()
      server.closeAllConnections()
    },
  }
}
