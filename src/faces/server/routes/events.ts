import { streamSSE } from 'hono/streaming'
import type { Routes } from '../route.ts'

/** Server-sent events: what changed, so that an open page asks anew. Nothing of what it holds is in them. */
export const routes: Routes = {
  'GET /api/events': {
    summary: 'What changes, as server-sent events of topic and subject',
    access: 'viewer',
    handle: (context, { follow }) =>
      streamSSE(context, async (stream) => {
        let next = () => {}
        const waiting: string[] = []
        const stop = follow((event) => {
          waiting.push(event)
          next()
        })
        stream.onAbort(() => {
          stop()
          next()
        })
        // A comment now and then keeps proxies from closing what is quiet.
        const beat = setInterval(() => void stream.write(': here\n\n'), 15_000)
        while (!stream.aborted && !stream.closed) {
          const data = waiting.shift()
          if (data !== undefined) await stream.writeSSE({ event: 'change', data })
          else
            await new Promise<void>((resolve) => {
              next = resolve
            })
        }
        clearInterval(beat)
        stop()
      }),
  },
}
