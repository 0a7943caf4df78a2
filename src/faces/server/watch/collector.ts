import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { World } from '../../../model/world.ts'
import { type Tracing, tracingBy } from './trace.ts'

/** Where OpenTelemetry's own variables say that traces go; `undefined` where they say nothing. */
export function endpointOf(env: World['env']): string | undefined {
  if (env.OTEL_SDK_DISABLED === 'true') return undefined
  const whole = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
  const base = env.OTEL_EXPORTER_OTLP_ENDPOINT
  return whole || (base ? `${base.replace(/\/+$/, '')}/v1/traces` : undefined)
}

/** Sends spans over OTLP/HTTP. Names and attributes hold no values of users: no SQL parameters, no paths, no bodies. */
export function collectedAt(url: string, env: World['env'], version: string, replica: string): Tracing {
  const ratio = Number(env.OTEL_TRACES_SAMPLER_ARG ?? 1)
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({
        'service.name': env.OTEL_SERVICE_NAME ?? 'millwright',
        'service.version': version,
        'service.instance.id': replica,
      }),
    ),
    sampler: new ParentBasedSampler({
      root: ratio >= 0 && ratio < 1 ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler(),
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }), scheduledDelayMillis: 2000 })],
  })
  const tracer = provider.getTracer('millwright', version)
  return tracingBy({
    open(name, { kind, attributes = {} }, above) {
      const parent = above
        ? trace.setSpanContext(ROOT_CONTEXT, {
            traceId: above.traceId,
            spanId: above.spanId,
            traceFlags: above.sampled ? 1 : 0,
          })
        : ROOT_CONTEXT
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parent)
      const { traceId, spanId, traceFlags } = span.spanContext()
      return {
        place: { traceId, spanId, sampled: (traceFlags & 1) === 1 },
        span: {
          rename: (better) => void span.updateName(better),
          note: (more) => void span.setAttributes(more),
          fail: (error) =>
            void span.setStatus({
              code: SpanStatusCode.ERROR,
              // The kind alone: a message may quote what a user wrote.
              message: error instanceof Error ? error.name : 'error',
            }),
        },
        end: () => span.end(),
      }
    },
    // A collector that hangs does not hold up the end.
    close: () =>
      Promise.race([
        provider.shutdown().catch(() => {}),
        new Promise<void>((resolve) => setTimeout(resolve, 3000).unref()),
      ]),
  })
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER } as const
