import { brokerRate } from '../../../design/flow.ts'
import { searchDisk } from '../../../design/sizes.ts'
import type { AlertKind } from '../../../model/watch.ts'
import { type Attributes, ref } from '../../../syntax/hcl/build.ts'
import type { StackContext, StoreHome } from './context.ts'
import { metric } from './metric.ts'

/** What CloudWatch measures of a store, and when it is too much; nothing where it does not arise. */
export type Measure = (home: StoreHome, context: StackContext) => Attributes | readonly Attributes[] | undefined

const above = 'GreaterThanThreshold'
/** Where nothing is measured, nothing happens. */
const quiet = { comparison: above, threshold: 0, statistic: 'Sum', periods: 3, missing: 'notBreaching' }

/** Thresholds as the runbooks name them. */
export const byModule: Readonly<Record<string, Readonly<Partial<Record<AlertKind, Measure>>>>> = {
  aurora: {
    'database-cpu': (home) => aurora(home, 'CPUUtilization', { threshold: 80, statistic: 'Average', periods: 3 }),
    'database-reader-lag': (home) =>
      (home.instance.units ?? 1) > 1
        ? aurora(home, 'AuroraReplicaLagMaximum', {
            // The metric counts milliseconds.
            threshold: 10_000,
            statistic: 'Maximum',
            periods: 3,
            missing: 'notBreaching',
          })
        : undefined,
    'database-replica-lag': (home) => {
      // Where both regions serve, either may lead, and what leads is behind nobody.
      const both = Object.values(home.store.instances).some(({ equal }) => equal)
      return home.instance.replicaOf || (both && home.instance.globalCluster)
        ? aurora(home, 'AuroraGlobalDBReplicationLag', {
            // The metric counts milliseconds.
            threshold: home.store.datastore.rpo,
            statistic: 'Maximum',
            periods: 1,
            missing: both ? 'notBreaching' : 'breaching',
          })
        : undefined
    },
  },
  stream: {
    'stream-behind': (home) =>
      kinesis(home, 'GetRecords.IteratorAgeMilliseconds', {
        ...quiet,
        threshold: 600_000,
        statistic: 'Maximum',
        periods: 1,
      }),
    'stream-throttled': (home) => kinesis(home, 'WriteProvisionedThroughputExceeded', quiet),
  },
  table: {
    'table-throttled': (home) =>
      home.instance.replicaOf
        ? undefined
        : metric('AWS/DynamoDB', 'WriteThrottleEvents', { TableName: ref(`module.${home.module}.name`) }, quiet),
    'table-replica-behind': (home, { spec }) => {
      const replica = Object.values(home.store.instances).find(({ replicaOf }) => replicaOf)
      return home.instance.replicaOf || !replica
        ? undefined
        : metric(
            'AWS/DynamoDB',
            'ReplicationLatency',
            { TableName: ref(`module.${home.module}.name`), ReceivingRegion: spec.cloud.recovery },
            { ...quiet, threshold: home.store.datastore.rpo, statistic: 'Maximum' },
          )
    },
  },
  kafka: {
    'kafka-behind': waiting,
    // Brokers are numbered from 1. Bytes a second; what is sent above that is slowed down.
    'kafka-busy': ({ module, instance }) =>
      Array.from({ length: instance.units ?? 3 }, (_, index) =>
        metric(
          'AWS/Kafka',
          'BytesInPerSec',
          { 'Cluster Name': ref(`module.${module}.name`), 'Broker ID': String(index + 1) },
          { ...quiet, threshold: 0.8 * brokerRate.taken, statistic: 'Average' },
        ),
      ),
  },
  'search-serverless': {
    'search-failing': (home) => failing(home, 'SearchRequestErrors'),
    'search-refusing': (home) => failing(home, 'IngestionRequestErrors'),
  },
  search: {
    'search-red': (home) =>
      opensearch(home, 'ClusterStatus.red', {
        comparison: 'GreaterThanOrEqualToThreshold',
        threshold: 1,
        statistic: 'Maximum',
        periods: 1,
      }),
    'search-storage': (home) =>
      opensearch(home, 'FreeStorageSpace', {
        comparison: 'LessThanThreshold',
        // Megabytes of one node.
        threshold: Math.ceil(searchDisk(home.instance.gigabytes, home.instance.units ?? 1) * 1000 * 0.2),
        statistic: 'Minimum',
        periods: 1,
      }),
    'search-memory': (home) =>
      opensearch(home, 'JVMMemoryPressure', { comparison: above, threshold: 92, statistic: 'Maximum', periods: 3 }),
  },
}

function failing({ module }: StoreHome, name: string): Attributes {
  const dimensions = {
    CollectionName: ref(`module.${module}.name`),
    CollectionId: ref(`module.${module}.id`),
    ClientId: ref(`module.${module}.account_id`),
  }
  return metric('AWS/AOSS', name, dimensions, { ...quiet, threshold: 5 })
}

/** How long the oldest message has waited for each group that reads, in seconds. */
function waiting({ store, module }: StoreHome, { plan }: StackContext): Attributes[] {
  return plan.workloads
    .filter(({ service }) => service.type === 'worker' && service.uses.includes(store.name))
    .map(({ name }) =>
      metric(
        'AWS/Kafka',
        'EstimatedMaxTimeLag',
        {
          'Cluster Name': ref(`module.${module}.name`),
          'Consumer Group': name,
          Topic: ref(`module.${module}.topic`),
        },
        { ...quiet, threshold: 600, statistic: 'Maximum', periods: 2 },
      ),
    )
}

function aurora({ module }: StoreHome, name: string, rest: Attributes): Attributes {
  return metric(
    'AWS/RDS',
    name,
    { DBClusterIdentifier: ref(`module.${module}.identifier`) },
    { comparison: above, ...rest },
  )
}

function kinesis({ module }: StoreHome, name: string, rest: Attributes): Attributes {
  return metric('AWS/Kinesis', name, { StreamName: ref(`module.${module}.name`) }, rest)
}

function opensearch({ module }: StoreHome, name: string, rest: Attributes): Attributes {
  const dimensions = { DomainName: ref(`module.${module}.name`), ClientId: ref(`module.${module}.account_id`) }
  return metric('AWS/ES', name, dimensions, rest)
}
