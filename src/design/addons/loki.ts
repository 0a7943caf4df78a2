import type { Plan, Stack } from '../../model/plan.ts'
import type { Logs } from '../../model/watch.ts'
import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'keeps logs in S3 and finds them again',
  namespace: 'monitoring',
  serviceAccount: 'loki',
  // Its monitor is of a kind that Prometheus brings, and its disks of a class that stands beside it.
  wave: 2,
  wanted: ({ plan }) => plan.monitoring.logs?.to === 'loki',
  values: (stack, { monitoring }) => (monitoring.logs ? valuesOf(stack, monitoring, monitoring.logs) : {}),
}

function valuesOf({ name, purpose, region }: Stack, { selector, judge }: Plan['monitoring'], logs: Logs) {
  const bucket = logs.buckets[name]
  const replicas = purpose === 'nonproduction' ? 1 : 3
  const off = { enabled: false }
  return {
    deploymentMode: logs.scalable ? 'SimpleScalable' : 'Monolithic',
    loki: {
      auth_enabled: false,
      analytics: { reporting_enabled: false },
      commonConfig: { replication_factor: replicas },
      storage: { type: 's3', bucketNames: { chunks: bucket, ruler: bucket }, s3: { region } },
      schemaConfig: {
        configs: [
          {
            from: '2026-01-01',
            store: 'tsdb',
            object_store: 's3',
            schema: 'v13',
            index: { prefix: 'index_', period: '24h' },
          },
        ],
      },
      compactor: { retention_enabled: true, delete_request_store: 's3' },
      limits_config: {
        retention_period: `${logs.days * 24}h`,
        ...(logs.short.length > 0 && {
          retention_stream: [
            {
              selector: `{namespace=~"(${logs.short.join('|')}).*"}`,
              priority: 1,
              period: `${logs.shortDays * 24}h`,
            },
          ],
        }),
        // What floods is refused, and Fluent Bit says so, before the others' lines are lost.
        ingestion_rate_mb: 8,
        ingestion_burst_size_mb: 16,
        per_stream_rate_limit: '4MB',
        max_line_size: '256KB',
        max_line_size_truncate: true,
        max_global_streams_per_user: 5000,
        reject_old_samples: true,
        reject_old_samples_max_age: '168h',
        allow_structured_metadata: true,
        volume_enabled: true,
      },
    },
    ...(logs.scalable
      ? {
          write: part(replicas, '1Gi'),
          read: part(Math.min(replicas, 2), '1Gi'),
          backend: part(Math.min(replicas, 2), '512Mi'),
        }
      : { singleBinary: part(replicas, '1Gi'), write: none, read: none, backend: none, gateway: off }),
    chunksCache: off,
    resultsCache: off,
    lokiCanary: off,
    test: off,
    sidecar: { rules: off },
    serviceAccount: { name: 'loki' },
    monitoring: { serviceMonitor: { enabled: judge === 'prometheus', labels: selector } },
  }
}

const none = { replicas: 0 }

function part(replicas: number, memory: string) {
  return {
    replicas,
    persistence: { size: '10Gi', storageClass: 'encrypted-gp3' },
    resources: { requests: { cpu: '100m', memory }, limits: { memory } },
  }
}
