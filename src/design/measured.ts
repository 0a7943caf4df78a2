/** Metrics of CloudWatch with the same dimensions. The first of these is the name of the store, or begins with it. */
export interface Measured {
  readonly namespace: string
  readonly dimensions: readonly string[]
  readonly metrics: readonly (readonly [name: string, statistic: string])[]
}

/** What the pages of the stores show. Every metric of every store is asked for each minute, and CloudWatch is paid by what is asked. */
export function measuredOf(module: string): readonly Measured[] {
  return byModule[module] ?? []
}

const instances = { namespace: 'AWS/RDS', dimensions: ['DBInstanceIdentifier'] } as const

const databases: Measured = {
  ...instances,
  metrics: [
    ['CPUUtilization', 'Average'],
    ['DatabaseConnections', 'Average'],
    ['FreeableMemory', 'Average'],
  ],
}

const byModule: Readonly<Record<string, readonly Measured[]>> = {
  database: [
    databases,
    {
      ...instances,
      metrics: [
        ['FreeStorageSpace', 'Average'],
        ['ReplicaLag', 'Average'],
      ],
    },
  ],
  // What is stored grows by itself; an instance of Aurora has a disk for what it sorts and joins.
  aurora: [
    databases,
    {
      ...instances,
      metrics: [
        ['FreeLocalStorage', 'Average'],
        ['AuroraReplicaLag', 'Average'],
      ],
    },
  ],
  cache: [
    {
      namespace: 'AWS/ElastiCache',
      dimensions: ['CacheClusterId', 'CacheNodeId'],
      metrics: [
        ['EngineCPUUtilization', 'Average'],
        ['DatabaseMemoryUsagePercentage', 'Average'],
        ['Evictions', 'Sum'],
      ],
    },
  ],
  queue: [
    {
      namespace: 'AWS/SQS',
      dimensions: ['QueueName'],
      metrics: [
        ['ApproximateNumberOfMessagesVisible', 'Average'],
        ['ApproximateAgeOfOldestMessage', 'Maximum'],
      ],
    },
  ],
  stream: [
    {
      namespace: 'AWS/Kinesis',
      dimensions: ['StreamName'],
      metrics: [
        ['IncomingRecords', 'Sum'],
        ['GetRecords.IteratorAgeMilliseconds', 'Maximum'],
        ['WriteProvisionedThroughputExceeded', 'Sum'],
        ['ReadProvisionedThroughputExceeded', 'Sum'],
      ],
    },
  ],
  table: [
    {
      namespace: 'AWS/DynamoDB',
      dimensions: ['TableName'],
      metrics: [
        ['ConsumedReadCapacityUnits', 'Sum'],
        ['ConsumedWriteCapacityUnits', 'Sum'],
        ['ReadThrottleEvents', 'Sum'],
        ['WriteThrottleEvents', 'Sum'],
      ],
    },
  ],
  search: [
    {
      namespace: 'AWS/ES',
      dimensions: ['DomainName', 'ClientId'],
      metrics: [
        ['ClusterStatus.red', 'Maximum'],
        ['FreeStorageSpace', 'Minimum'],
        ['JVMMemoryPressure', 'Maximum'],
        ['CPUUtilization', 'Average'],
        ['SearchRate', 'Average'],
        ['IndexingRate', 'Average'],
        ['SearchLatency', 'Average'],
      ],
    },
  ],
  'search-serverless': [
    {
      namespace: 'AWS/AOSS',
      dimensions: ['CollectionName', 'CollectionId', 'ClientId'],
      metrics: [
        ['SearchRequestRate', 'Sum'],
        ['SearchRequestLatency', 'Average'],
        ['IngestionRequestRate', 'Sum'],
        ['5xx', 'Sum'],
      ],
    },
  ],
  kafka: [
    {
      namespace: 'AWS/Kafka',
      dimensions: ['Cluster Name', 'Broker ID'],
      metrics: [
        ['BytesInPerSec', 'Average'],
        ['BytesOutPerSec', 'Average'],
        ['CpuUser', 'Average'],
      ],
    },
    {
      namespace: 'AWS/Kafka',
      dimensions: ['Cluster Name', 'Consumer Group', 'Topic'],
      metrics: [
        ['SumOffsetLag', 'Maximum'],
        ['EstimatedMaxTimeLag', 'Maximum'],
      ],
    },
    { namespace: 'AWS/Kafka', dimensions: ['Cluster Name'], metrics: [['StorageUsed', 'Maximum']] },
  ],
}
