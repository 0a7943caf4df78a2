import type { Unit } from '../../facts/price-row.ts'
import { blocksIn, flagIn, numberIn, textIn } from '../body.ts'
import { hourly, type Line, monthHours, stored, tiered, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'Queues, topics and streams',
  types: {
    *aws_sqs_queue(thing) {
      const requests = thing.use('monthly_requests')
      // Each 64 KB of a request counts as one.
      const chunks = Math.ceil((thing.use('request_size_kb') ?? 1) / 64)
      const fifo = flagIn(thing.body.fifo_queue) === true
      yield used('Requests', fifo ? 'sqs/fifo' : 'sqs/standard', '1M requests', times(requests, chunks))
    },
    aws_sns_topic: topic,
    *aws_sns_topic_subscription(thing) {
      const protocol = textIn(thing.body.protocol) ?? ''
      const requests = thing.use('monthly_requests')
      const chunks = Math.ceil((thing.use('request_size_kb') ?? 1) / 64)
      if (/^https?$/.test(protocol))
        yield used('HTTP notifications', 'sns/http', '100k requests', times(requests, chunks))
      if (/^email/.test(protocol))
        yield used('Email notifications', 'sns/email', '100k requests', times(requests, chunks))
    },
    aws_kinesis_stream: stream,
    aws_kinesis_firehose_delivery_stream: delivery,
    *aws_mq_broker(thing) {
      const { engine_type, host_instance_type, deployment_mode, storage_type } = thing.body
      const engine = textIn(engine_type) ?? 'ActiveMQ'
      const rabbit = engine.toLowerCase() === 'rabbitmq'
      const name = rabbit ? 'RabbitMQ' : 'ActiveMQ'
      const mode = (textIn(deployment_mode) ?? 'SINGLE_INSTANCE').toLowerCase()
      const type = textIn(host_instance_type)
      const modes: Readonly<Record<string, string>> = {
        active_standby_multi_az: '/active-standby',
        cluster_multi_az: '/cluster',
      }
      yield {
        ...hourly(
          `Instance usage (${name}, ${type ?? 'unknown type'}, ${mode})`,
          `mq/${rabbit ? 'rabbitmq/' : ''}${type ?? '?'}${modes[mode] ?? ''}`,
        ),
        ...(type === undefined && { open: 'host_instance_type' }),
      }
      const disk = (textIn(storage_type) ?? (rabbit ? 'ebs' : 'efs')).toUpperCase()
      const nodes = mode === 'cluster_multi_az' ? 3 : 1
      yield used(
        `Storage (${name}, ${disk})`,
        `mq/${disk.toLowerCase()}`,
        'GB-month',
        times(thing.use('storage_size_gb'), nodes),
      )
    },
    *aws_msk_cluster(thing) {
      const nodes = blocksIn(thing.body.broker_node_group_info)[0] ?? {}
      const type = textIn(nodes.instance_type)
      const count = numberIn(thing.body.number_of_broker_nodes) ?? 0
      const disk = blocksIn(blocksIn(blocksIn(nodes.storage_info)[0]?.ebs_storage_info))[0]
      const gigabytes = numberIn(nodes.ebs_volume_size) ?? numberIn(disk?.volume_size) ?? 0
      yield {
        ...hourly(`Instance (${type ?? 'unknown type'})`, `msk/${type ?? '?'}`, count),
        ...(type === undefined && { open: 'instance_type' }),
      }
      yield stored('Storage', 'msk/storage', count * gigabytes)
    },
    *aws_msk_serverless_cluster(thing) {
      yield hourly('Cluster', 'msk/serverless')
      yield used('Partitions', 'msk/serverless/partition', 'hour', times(thing.use('partitions'), monthHours))
      yield used('Storage', 'msk/serverless/storage', 'GB-month', thing.use('storage_gb'))
    },
    *aws_cloudwatch_event_bus(thing) {
      yield used('Custom events published', 'eventbridge/events', '1M events', thing.use('monthly_custom_events'))
      yield used(
        'Third-party events published',
        'eventbridge/third-party',
        '1M events',
        thing.use('monthly_third_party_events'),
      )
      yield used('Archive processing', 'eventbridge/archive', 'GB', thing.use('monthly_archive_processing_gb'))
      yield used('Archive storage', 'eventbridge/archive/storage', 'GB-month', thing.use('archive_storage_gb'))
      yield used('Schema discovery', 'eventbridge/schema', '1M events', thing.use('monthly_schema_discovery_events'))
    },
  },
}

function times(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : value * factor
}

function* stream(thing: Thing): Iterable<Line> {
  const mode = textIn(blocksIn(thing.body.stream_mode_details)[0]?.stream_mode) ?? 'PROVISIONED'
  const shards = numberIn(thing.body.shard_count) ?? 1
  const demanded = mode === 'ON_DEMAND'
  yield demanded
    ? hourly('Stream (on-demand)', 'kinesis/on-demand')
    : hourly('Shards (provisioned)', 'kinesis/shard', shards)
  for (const [name, sku, unit, usage] of demanded ? onDemand : provisioned)
    yield used(name, sku, unit, thing.use(usage))
}

type Rows = readonly (readonly [name: string, sku: string, unit: Unit, usage: string])[]

const onDemand: Rows = [
  ['Data ingested', 'kinesis/on-demand/in', 'GB', 'monthly_on_demand_data_in_gb'],
  ['Data retrieval', 'kinesis/on-demand/out', 'GB', 'monthly_on_demand_data_out_gb'],
  ['Enhanced Fan Out (EFO) data retrieval', 'kinesis/on-demand/fan-out', 'GB', 'monthly_on_demand_efo_data_out_gb'],
  ['Extended retention (24H to 7D)', 'kinesis/retention-7d', 'GB-month', 'monthly_on_demand_extended_retention_gb'],
  ['Long term retention (7D+)', 'kinesis/long-term', 'GB-month', 'monthly_on_demand_long_term_retention_gb'],
]
const provisioned: Rows = [
  ['Put request units', 'kinesis/put', '1M requests', 'monthly_provisioned_put_units'],
  [
    'Extended retention (24H to 7D)',
    'kinesis/retention-7d/provisioned',
    'GB-month',
    'monthly_provisioned_extended_retention_gb',
  ],
  ['Long term retention (7D+)', 'kinesis/long-term', 'GB-month', 'monthly_provisioned_long_term_retention_gb'],
  [
    'Extended retention retrieval (7D+)',
    'kinesis/long-term/retrieval',
    'GB',
    'monthly_provisioned_long_term_retrieval_gb',
  ],
  ['Enhanced Fan Out (EFO) data retrieval', 'kinesis/fan-out', 'GB', 'monthly_provisioned_efo_data_out_gb'],
  ['Enhanced Fan Out (EFO)', 'kinesis/fan-out/consumer', 'hour', 'monthly_provisioned_efo_consumer_hours'],
]

function* topic(thing: Thing): Iterable<Line> {
  const requests = thing.use('monthly_requests')
  const size = thing.use('request_size_kb')
  const told = (name: string) => thing.use(`${name}_subscriptions`)
  if (flagIn(thing.body.fifo_topic) === true) {
    // Payload is counted in steps of a KB.
    const gigabytes = requests === undefined ? undefined : (requests * Math.max(1, size ?? 1)) / 1e6
    yield used('FIFO Publish API requests', 'sns/fifo', '1M requests', requests)
    yield used('FIFO Publish API payload', 'sns/fifo/payload', 'GB', gigabytes)
    const subscriptions = told('fifo') ?? thing.referring('aws_sns_topic_subscription', 'topic_arn').length
    if (subscriptions === 0) return
    yield used('FIFO notifications', 'sns/fifo/notifications', '1M requests', times(requests, subscriptions))
    yield used('FIFO notification payload', 'sns/fifo/notifications/payload', 'GB', times(gigabytes, subscriptions))
    return
  }
  // Each 64 KB of a request counts as one; the first million a month is free.
  const counted = times(requests, Math.ceil((size ?? 1) / 64))
  yield used('API requests (over 1M)', 'sns/standard', '1M requests', over(counted, 1e6))
  for (const [name, sku, unit, kind, free] of notified)
    yield used(name, sku, unit, over(requests === undefined ? undefined : times(told(kind), requests), free))
}

const notified = [
  ['HTTP/HTTPS notifications (over 100k)', 'sns/http', '100k requests', 'http', 100_000],
  ['Email/Email-JSON notifications (over 1k)', 'sns/email', '100k requests', 'email', 1000],
  ['Kinesis Firehose notifications', 'sns/firehose', '1M requests', 'kinesis', 0],
  ['Mobile Push notifications', 'sns/push', '1M requests', 'mobile_push', 0],
  ['MacOS notifications', 'sns/macos', '1M requests', 'macos', 0],
  ['SMS notifications (over 100)', 'sns/sms', 'request', 'sms', 100],
] as const

function over(value: number | undefined, free: number): number | undefined {
  return value === undefined ? undefined : Math.max(0, value - free)
}

function* delivery(thing: Thing): Iterable<Line> {
  const gigabytes = thing.use('monthly_data_ingested_gb')
  yield* tiered('firehose/data', 'GB', gigabytes, [
    { name: 'Data ingested (first 500TB)', upTo: 512_000 },
    { name: 'Data ingested (next 1.5PB)', upTo: 2_048_000 },
    { name: 'Data ingested (next 3PB)', upTo: Number.POSITIVE_INFINITY },
  ])
  const { body } = thing
  const [converted] = blocksIn(blocksIn(body.extended_s3_configuration)[0]?.data_format_conversion_configuration)
  if (converted && flagIn(converted.enabled) !== false)
    yield used('Format conversion', 'firehose/conversion', 'GB', gigabytes)
  const [inside] = [body.elasticsearch_configuration, body.opensearch_configuration].flatMap((each) =>
    blocksIn(blocksIn(each)[0]?.vpc_config),
  )
  if (!inside) return
  const { subnet_ids } = inside
  yield used('VPC data', 'firehose/vpc/data', 'GB', gigabytes)
  yield hourly('VPC AZ delivery', 'firehose/vpc', Array.isArray(subnet_ids) ? subnet_ids.length : 1)
}
