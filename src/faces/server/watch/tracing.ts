import type { World } from '../../../model/world.ts'
import { type Tracing, tracingBy } from './trace.ts'

/** Spans that are sent where OpenTelemetry's variables say; trace ids alone where they say nothing. */
export async function tracingOf(world: World, version: string, replica: string): Promise<Tracing> {
  if (!world.env.OTEL_EXPORTER_OTLP_ENDPOINT && !world.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return tracingBy()
  // Heavy, and of no use to whoever collects nothing.
  const { collectedAt, endpointOf } = await import('./collector.ts')
  const url = endpointOf(world.env)
  return url ? collectedAt(url, world.env, version, replica) : tracingBy()
}
