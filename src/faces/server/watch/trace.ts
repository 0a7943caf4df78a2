import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

/** Where a piece of work stands in a trace, as W3C Trace Context has it. */
export interface Place {
  readonly traceId: string
  readonly spanId: string
  readonly sampled: boolean
}

export interface Span {
  rename(name: string): void
  note(attributes: Readonly<Record<string, string | number>>): void
  fail(error: unknown): void
}

export interface SpanOptions {
  readonly kind: 'server' | 'client' | 'consumer'
  readonly attributes?: Readonly<Record<string, string | number>>
  /** `traceparent` of whoever asked. */
  readonly parent?: string | undefined
}

export interface Tracing {
  /** False where nobody collects spans; there are trace ids all the same. */
  readonly collected: boolean
  here(): Place | undefined
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>
  /** Sends what is left. */
  close(): Promise<void>
}

/** Opens a span that is collected, and answers where it stands. */
export type Open = (
  name: string,
  options: SpanOptions,
  parent: Place | undefined,
) => { readonly place: Place; readonly span: Span; end(): void }

/** Spans around work, which knows where it stands however deep it is called. Without `open` they are counted by nobody. */
export function tracingBy(open?: { readonly open: Open; close(): Promise<void> }): Tracing {
  const current = new AsyncLocalStorage<Place>()
  return {
    collected: open !== undefined,
    here: () => current.getStore(),
    async span(name, options, work) {
      const above = placeOf(options.parent) ?? current.getStore()
      const { place, span, end } = (open?.open ?? uncollected)(name, options, above)
      try {
        return await current.run(place, () => work(span))
      } catch (error) {
        span.fail(error)
        throw error
      } finally {
        end()
      }
    },
    close: async () => open?.close(),
  }
}

/** `00-` trace `-` span `-` flags; whatever else somebody sent is as nothing. */
export function placeOf(traceparent: string | undefined): Place | undefined {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? []
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

export function traceparentOf({ traceId, spanId, sampled }: Place): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`
}

const uncollected: Open = (_, __, parent) => ({
  place: {
    traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    sampled: parent?.sampled ?? false,
  },
  span: { rename: () => {}, note: () => {}, fail: () => {} },
  end: () => {},
})
