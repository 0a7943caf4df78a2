import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Tracing } from './trace.ts'

/** Who asked, once that is known. */
const actors = new WeakMap<Request, string>()

export function notedActor(request: Request, actor: string): void {
  actors.set(request, actor)
}

/** A span, a measurement and a line of the log for each request. The route is named, not the path: a path may hold a secret. */
export function watchedRequests(log: Log, metrics: Metrics, tracing: Tracing): MiddlewareHandler {
  return async (context, next) => {
    const { method, raw } = context.req
    const began = performance.now()
    const options = { kind: 'server', parent: raw.headers.get('traceparent') ?? undefined } as const
    await tracing.span(method, options, async (span) => {
      await next()
      const route = routePath(context, -1)
      const { status } = context.res
      const seconds = (performance.now() - began) / 1000
      metrics.request({ method, route, status: String(status) }, seconds)
      span.rename(`${method} ${route}`)
      span.note({ 'http.request.method': method, 'http.route': route, 'http.response.status_code': status })
      if (status >= 500) span.fail(context.error)
      const actor = actors.get(raw)
      const ms = Math.round(seconds * 10_000) / 10
      const level = status >= 500 ? 'error' : probes.has(route) ? 'debug' : 'info'
      log.line(level, 'request', { method, route, status, ms, ...(actor !== undefined && { actor }) })
    })
  }
}

/** Asked every few seconds by machines. */
const probes = new Set(['/healthz', '/readyz', '/metrics'])
