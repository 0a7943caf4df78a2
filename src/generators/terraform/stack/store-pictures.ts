import { ref, type Value } from '../../../syntax/hcl/build.ts'
import type { StoreHome } from './context.ts'
import type { Picture } from './pod-pictures.ts'

/** What CloudWatch shows of a store; nothing of what it does not measure. */
export function picturesOf(home: StoreHome): readonly Picture[] {
  return byModule[home.store.module]?.(home) ?? []
}

type Pictures = (home: StoreHome) => readonly Picture[]

/** `dimensions`: names and values in turn, as CloudWatch has them. */
function metrics(namespace: string, dimensions: readonly Value[]) {
  return (metric: string, stat: string): Value => [namespace, metric, ...dimensions, { stat }]
}

const relational =
  (dimension: string): Pictures =>
  ({ store, module }) => {
    const own = metrics('AWS/RDS', [dimension, ref(`module.${module}.identifier`)])
    return [
      {
        title: `${store.name}: processor and connections`,
        unit: '% and number',
        metrics: [own('CPUUtilization', 'Average'), own('DatabaseConnections', 'Average')],
      },
      {
        title: `${store.name}: time to read and write`,
        unit: 's',
        metrics: [own('ReadLatency', 'Average'), own('WriteLatency', 'Average')],
      },
    ]
  }

const byModule: Readonly<Record<string, Pictures>> = {
  database: relational('DBInstanceIdentifier'),
  aurora: relational('DBClusterIdentifier'),
  cache: ({ store, module }) => {
    const own = metrics('AWS/ElastiCache', ['CacheClusterId', ref(`module.${module}.first_node_id`)])
    return [
      {
        title: `${store.name}: processor and memory`,
        unit: '%',
        metrics: [own('EngineCPUUtilization', 'Average'), own('DatabaseMemoryUsagePercentage', 'Average')],
      },
    ]
  },
  queue: ({ store, module }) => {
    const of = (name: string) => metrics('AWS/SQS', ['QueueName', ref(`module.${module}.${name}`)])
    return [
      {
        title: `${store.name}: what waits`,
        unit: 'messages and seconds',
        metrics: [
          of('name')('ApproximateNumberOfMessagesVisible', 'Maximum'),
          of('name')('ApproximateAgeOfOldestMessage', 'Maximum'),
          of('dead_letters_name')('ApproximateNumberOfMessagesVisible', 'Maximum'),
        ],
      },
    ]
  },
  stream: ({ store, module }) => {
    const own = metrics('AWS/Kinesis', ['StreamName', ref(`module.${module}.name`)])
    return [
      { title: `${store.name}: records sent`, unit: 'a minute', metrics: [own('IncomingRecords', 'Sum')] },
      {
        title: `${store.name}: readers behind`,
        unit: 'ms and records refused',
        metrics: [
          own('GetRecords.IteratorAgeMilliseconds', 'Maximum'),
          own('WriteProvisionedThroughputExceeded', 'Sum'),
        ],
      },
    ]
  },
  table: ({ store, module }) => {
    const own = metrics('AWS/DynamoDB', ['TableName', ref(`module.${module}.name`)])
    return [
      {
        title: `${store.name}: read, written and refused`,
        unit: 'units a minute',
        metrics: [
          own('ConsumedReadCapacityUnits', 'Sum'),
          own('ConsumedWriteCapacityUnits', 'Sum'),
          own('ReadThrottleEvents', 'Sum'),
          own('WriteThrottleEvents', 'Sum'),
        ],
      },
    ]
  },
  search: ({ store, module }) => {
    const own = metrics('AWS/ES', [
      'DomainName',
      ref(`module.${module}.name`),
      'ClientId',
      ref(`module.${module}.account_id`),
    ])
    return [
      {
        title: `${store.name}: time to search`,
        unit: 'ms',
        metrics: [own('SearchLatency', 'Average'), own('IndexingLatency', 'Average')],
      },
      {
        title: `${store.name}: processor and heap`,
        unit: '%',
        metrics: [own('CPUUtilization', 'Average'), own('JVMMemoryPressure', 'Maximum')],
      },
    ]
  },
}
