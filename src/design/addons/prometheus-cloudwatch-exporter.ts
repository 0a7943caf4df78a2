import type { Engine } from '../../model/spec.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'brings what CloudWatch measures of databases, caches and queues to Prometheus',
  namespace: 'monitoring',
  serviceAccount: 'prometheus-cloudwatch-exporter',
  // Its monitor is of a kind that Prometheus brings.
  wave: 2,
  wanted: ({ decided, plan }) =>
    decided.observability?.answer === 'prometheus' && plan.stores.some(({ engine }) => measured[engine]),
  values: ({ region }, { system, stores, monitoring }) => ({
    serviceAccount: { name: 'prometheus-cloudwatch-exporter' },
    resources: small,
    serviceMonitor: { enabled: true, labels: monitoring.selector, interval: '60s', timeout: '50s' },
    config: printYaml([
      {
        region,
        period_seconds: 300,
        // Younger data is not there yet. Without a time of its own Prometheus takes it as of now.
        delay_seconds: 120,
        range_seconds: 600,
        set_timestamp: false,
        metrics: [...new Set(stores.map(({ engine }) => engine))].flatMap((engine) => {
          const { namespace, dimensions, metrics } = measured[engine] ?? nothing
          return metrics.map(([name, statistic]) => ({
            aws_namespace: namespace,
            aws_metric_name: name,
            aws_dimensions: dimensions,
            aws_statistics: [statistic],
            aws_dimension_select_regex: { [dimensions[0] ?? '']: [`${system}-.*`] },
          }))
        }),
      },
    ]),
  }),
}

interface Measured {
  readonly namespace: string
  readonly dimensions: readonly string[]
  readonly metrics: readonly (readonly [name: string, statistic: string])[]
}

const nothing: Measured = { namespace: '', dimensions: [], metrics: [] }

/** What the pages of the stores show. Every metric of every store is asked for each minute, and CloudWatch is paid by what is asked. */
const measured: Readonly<Partial<Record<Engine, Measured>>> = {
  postgresql: {
    namespace: 'AWS/RDS',
    dimensions: ['DBInstanceIdentifier'],
    metrics: [
      ['CPUUtilization', 'Average'],
      ['DatabaseConnections', 'Average'],
      ['FreeStorageSpace', 'Average'],
      ['FreeableMemory', 'Average'],
      ['ReplicaLag', 'Average'],
    ],
  },
  redis: {
    namespace: 'AWS/ElastiCache',
    dimensions: ['CacheClusterId', 'CacheNodeId'],
    metrics: [
      ['EngineCPUUtilization', 'Average'],
      ['DatabaseMemoryUsagePercentage', 'Average'],
      ['Evictions', 'Sum'],
    ],
  },
  queue: {
    namespace: 'AWS/SQS',
    dimensions: ['QueueName'],
    metrics: [
      ['ApproximateNumberOfMessagesVisible', 'Average'],
      ['ApproximateAgeOfOldestMessage', 'Maximum'],
    ],
  },
}
