import type { Alert, AlertKind } from '../../../model/watch.ts'
import { type Attributes, type Block, block, operation, raw, ref, type Value } from '../../../syntax/hcl/build.ts'
import { isProduction, type StackContext, type StoreHome } from './context.ts'

/** Alarms for what CloudWatch measures. Only where users are: nobody is woken for a development database. */
export function alarmBlocks(context: StackContext): Block[] {
  const alarms = alarmsOf(context)
  if (alarms.length === 0) return []
  return [
    block('module', ['alarms'], {
      source: '../../modules/alarms',
      name: ref('local.name'),
      email: ref('var.alert_email'),
      pager_endpoint: ref('var.pager_endpoint'),
      alarms: Object.fromEntries(alarms),
    }),
  ]
}

export function alarmsOf(context: StackContext): (readonly [string, Attributes])[] {
  const { plan, homes } = context
  const { repository, branch } = plan.delivery
  return homes
    .filter(({ stage }) => isProduction(stage))
    .flatMap((home) =>
      plan.alerts
        .filter(({ source, about }) => source === 'cloudwatch' && about === home.store.name)
        .flatMap((alert) => {
          const measured = measures[alert.kind]?.(home, alert)
          if (!measured) return []
          return [
            [
              `${plan.system}-${home.stage.name}-${alert.name}`,
              {
                description: `${alert.summary}. Runbook: https://github.com/${repository}/blob/${branch}/${alert.runbook}`,
                severity: alert.severity,
                ...measured,
              },
            ] as const,
          ]
        }),
    )
}

type Measure = (home: StoreHome, alert: Alert) => Attributes | undefined

/** Thresholds as the runbooks name them. */
const measures: Readonly<Partial<Record<AlertKind, Measure>>> = {
  'database-storage': (home) =>
    rds(home, 'FreeStorageSpace', 'LessThanThreshold', {
      // A tenth of what it began with; the metric counts bytes.
      threshold: operation(Math.ceil(home.instance.gigabytes / 10), '*', raw('pow(1024, 3)')),
      statistic: 'Minimum',
      periods: 1,
    }),
  'database-cpu': (home) =>
    rds(home, 'CPUUtilization', 'GreaterThanThreshold', { threshold: 80, statistic: 'Average', periods: 3 }),
  'database-replica-lag': (home) =>
    home.instance.replicaOf
      ? rds(home, 'ReplicaLag', 'GreaterThanThreshold', {
          threshold: home.store.datastore.rpo / 1000,
          statistic: 'Maximum',
          periods: 1,
          missing: 'breaching',
        })
      : undefined,
  'cache-memory': ({ module }) =>
    metric(
      'AWS/ElastiCache',
      'DatabaseMemoryUsagePercentage',
      { CacheClusterId: ref(`module.${module}.first_node_id`) },
      { comparison: 'GreaterThanThreshold', threshold: 90, statistic: 'Maximum', periods: 3 },
    ),
  'queue-stalled': ({ module }) =>
    metric(
      'AWS/SQS',
      'ApproximateAgeOfOldestMessage',
      { QueueName: ref(`module.${module}.name`) },
      { comparison: 'GreaterThanThreshold', threshold: 600, statistic: 'Maximum', periods: 1, missing: 'notBreaching' },
    ),
  'queue-dead-letters': ({ module }) =>
    metric(
      'AWS/SQS',
      'ApproximateNumberOfMessagesVisible',
      { QueueName: ref(`module.${module}.dead_letters_name`) },
      { comparison: 'GreaterThanThreshold', threshold: 0, statistic: 'Maximum', periods: 1, missing: 'notBreaching' },
    ),
}

function rds({ module }: StoreHome, name: string, comparison: string, rest: Attributes): Attributes {
  return metric('AWS/RDS', name, { DBInstanceIdentifier: ref(`module.${module}.identifier`) }, { comparison, ...rest })
}

function metric(namespace: string, name: string, dimensions: Value, rest: Attributes): Attributes {
  return { namespace, metric: name, dimensions, period: 300, missing: 'missing', ...rest }
}
