import { small } from './addon.ts'

/** What agent and gateway have in common: OTLP in, nothing else, and memory that cannot run out. */
export function collector(
  name: string,
  { config, ...rest }: { readonly config: CollectorConfig; readonly [key: string]: unknown },
) {
  const off = { enabled: false }
  return {
    fullnameOverride: name,
    image: {
      repository: 'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib',
    },
    command: { name: 'otelcol-contrib' },
    ports: {
      otlp: { hostPort: null },
      'otlp-http': { hostPort: null },
      'jaeger-compact': off,
      'jaeger-thrift': off,
      'jaeger-grpc': off,
      zipkin: off,
      metrics: { enabled: true },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 10001,
    },
    resources: small,
    ...rest,
    config: {
      // What the chart would add by itself is taken away by name.
      receivers: { jaeger: null, zipkin: null, prometheus: null, ...config.receivers },
      processors: {
        batch: null,
        memory_limiter: { check_interval: '1s', limit_percentage: 75, spike_limit_percentage: 20 },
        ...config.processors,
      },
      exporters: { debug: null, ...config.exporters },
      service: { pipelines: { logs: null, metrics: null, ...config.pipelines } },
    },
  }
}

export interface CollectorConfig {
  readonly receivers?: Readonly<Record<string, unknown>>
  readonly processors?: Readonly<Record<string, unknown>>
  readonly exporters: Readonly<Record<string, unknown>>
  readonly pipelines: Readonly<Record<string, unknown>>
}

/** Waits in memory for a receiver that is away, up to a thousand batches, and sends several requests as one. */
export const queued = {
  sending_queue: { queue_size: 1000, batch: { flush_timeout: '1s', min_size: 2000, max_size: 8000 } },
  retry_on_failure: { max_elapsed_time: '300s' },
}

/** Metrics that a service outside is sent: objectives, the signals of services, the state of workloads. Each series there is paid. */
export const shown =
  'slo:.+|ALERTS|up|http_server_request_duration_seconds_.+|jobs_processed_total|job_duration_seconds_.+|kube_(deployment|horizontalpodautoscaler)_.+|probe_.+'
