import { lines, type Panel, type Query } from './panel.ts'

/** Panels of a store by the module that makes it; `identifiers` are those of its stages, for a pattern. */
export function panelsOf(module: string, identifiers: string): readonly Panel[] {
  return byModule[module]?.(identifiers) ?? []
}

const period = 300
const percent = { unit: 'percent', max: 100 } as const

const byModule: Readonly<Record<string, (identifiers: string) => readonly Panel[]>> = {
  database: (identifiers) => {
    const of = instances(identifiers)
    return [
      ...machine(of),
      lines('Free storage', of('free_storage_space_average'), { unit: 'bytes' }),
      lines('Replica behind', of('replica_lag_average'), { unit: 's' }),
    ]
  },
  aurora: (identifiers) => {
    const of = instances(identifiers)
    return [
      ...machine(of),
      lines('Free disk for what it sorts and joins', of('free_local_storage_average'), { unit: 'bytes' }),
      lines('Reader behind', of('aurora_replica_lag_average'), { unit: 'ms' }),
    ]
  },
  cache: (identifiers) => {
    const of = queries('elasticache', `cache_cluster_id=~"(${identifiers}).*"`, '{{cache_cluster_id}}')
    return [
      lines('Processor of the engine, %', of('engine_cpuutilization_average'), { ...percent, steps: [[80, 'orange']] }),
      lines('Memory used, %', of('database_memory_usage_percentage_average'), { ...percent, steps: [[85, 'red']] }),
      lines('Keys thrown away', of('evictions_sum'), { unit: 'short' }),
    ]
  },
  // A pod of ours is measured by what stands beside it, and named by its Service.
  pod: (service) => {
    const of = (expr: (selector: string) => string) => [
      { expr: expr(`{service="${service}"}`), legend: '{{namespace}}' },
    ]
    return [
      lines(
        'Memory used',
        of((pods) => `sum by (namespace) (redis_memory_used_bytes${pods})`),
        { unit: 'bytes' },
      ),
      lines(
        'Answers that it knew, %',
        of(
          (pods) =>
            `100 * sum by (namespace) (rate(redis_keyspace_hits_total${pods}[5m])) / (sum by (namespace) (rate(redis_keyspace_hits_total${pods}[5m])) + sum by (namespace) (rate(redis_keyspace_misses_total${pods}[5m])))`,
        ),
        percent,
      ),
      lines(
        'Keys thrown away',
        of((pods) => `sum by (namespace) (rate(redis_evicted_keys_total${pods}[5m]))`),
        {
          unit: 'short',
          means: 'A second',
        },
      ),
      lines(
        'Connections',
        of((pods) => `sum by (namespace) (redis_connected_clients${pods})`),
        { unit: 'short' },
      ),
    ]
  },
  queue: (identifiers) => {
    const of = queries('sqs', `queue_name=~"(${identifiers}).*"`, '{{queue_name}}')
    return [
      lines('Messages that wait', of('approximate_number_of_messages_visible_average'), { unit: 'short' }),
      lines('Age of the oldest message', of('approximate_age_of_oldest_message_maximum'), { unit: 's' }),
    ]
  },
  stream: (identifiers) => {
    const of = queries('kinesis', `stream_name=~"${identifiers}"`, '{{stream_name}}')
    return [
      lines('Records sent', each(of('incoming_records_sum')), { unit: 'short', means: 'A second, on average' }),
      lines('Readers behind', of('get_records_iterator_age_milliseconds_maximum'), {
        unit: 'ms',
        means: 'Age of the oldest record that somebody has not read',
        steps: [[600_000, 'red']],
      }),
      lines(
        'Refused for want of shards',
        [
          ...of('write_provisioned_throughput_exceeded_sum', 'sent to'),
          ...of('read_provisioned_throughput_exceeded_sum', 'read from'),
        ],
        { unit: 'short' },
      ),
    ]
  },
  table: (identifiers) => {
    const of = queries('dynamodb', `table_name=~"${identifiers}"`, '{{table_name}}')
    return [
      lines('Reads', each(of('consumed_read_capacity_units_sum')), { unit: 'short', means: 'Units a second' }),
      lines('Writes', each(of('consumed_write_capacity_units_sum')), { unit: 'short', means: 'Units a second' }),
      lines(
        'Refused',
        [...of('read_throttle_events_sum', 'reads of'), ...of('write_throttle_events_sum', 'writes of')],
        {
          unit: 'short',
          means: 'Nothing is drawn while nothing is refused',
        },
      ),
    ]
  },
  kafka: (identifiers) => {
    const of = queries('kafka', `cluster_name=~"${identifiers}"`, '{{cluster_name}} {{broker_id}}')
    const groups = queries(
      'kafka',
      `cluster_name=~"${identifiers}"`,
      '{{cluster_name}} {{topic}} for {{consumer_group}}',
    )
    return [
      lines('Messages that wait', groups('sum_offset_lag_maximum'), { unit: 'short' }),
      lines('The oldest has waited', groups('estimated_max_time_lag_maximum'), { unit: 's', steps: [[600, 'red']] }),
      lines('Taken by each broker', of('bytes_in_per_sec_average'), { unit: 'Bps', steps: [[12_480_000, 'orange']] }),
      lines('Given by each broker', of('bytes_out_per_sec_average'), { unit: 'Bps', steps: [[24_960_000, 'orange']] }),
      lines('Processor, %', of('cpu_user_average'), { ...percent, steps: [[60, 'orange']] }),
      lines('Kept', of('storage_used_maximum'), { unit: 'bytes', means: 'It is paid by the gigabyte' }),
    ]
  },
  'search-serverless': (identifiers) => {
    const of = queries('aoss', `collection_name=~"${identifiers}"`, '{{collection_name}}')
    return [
      lines(
        'Searches and writes',
        [...of('search_request_rate_sum', 'searched in'), ...of('ingestion_request_rate_sum', 'written to')],
        { unit: 'short' },
      ),
      lines('Time to search', of('search_request_latency_average'), { unit: 'ms' }),
      lines('Failed', of('5xx_sum'), { unit: 'short' }),
    ]
  },
  search: (identifiers) => {
    const of = queries('es', `domain_name=~"${identifiers}"`, '{{domain_name}}')
    return [
      lines(
        'Searches and writes',
        [...of('search_rate_average', 'searched in'), ...of('indexing_rate_average', 'written to')],
        {
          unit: 'short',
          means: 'A minute and node, on average',
        },
      ),
      lines('Time to search', of('search_latency_average'), { unit: 'ms' }),
      lines('Processor, %', of('cpuutilization_average'), { ...percent, steps: [[80, 'orange']] }),
      lines('Heap of the fullest node, %', of('jvmmemory_pressure_maximum'), { ...percent, steps: [[92, 'red']] }),
      lines('Free storage of the fullest node', of('free_storage_space_minimum'), { unit: 'decmbytes' }),
      lines('A part of the index is on no node', of('cluster_status_red_maximum'), {
        unit: 'short',
        max: 1,
        steps: [[1, 'red']],
      }),
    ]
  },
}

/** Readers, and the members of a cluster, are numbered. */
function instances(identifiers: string) {
  return queries('rds', `dbinstance_identifier=~"(${identifiers})(-reader)?(-[0-9]+)?"`, '{{dbinstance_identifier}}')
}

function machine(of: ReturnType<typeof queries>): readonly Panel[] {
  return [
    lines('Processor, %', of('cpuutilization_average'), { ...percent, steps: [[80, 'orange']] }),
    lines('Connections', of('database_connections_average'), { unit: 'short' }),
    lines('Free memory', of('freeable_memory_average'), { unit: 'bytes' }),
  ]
}

function queries(namespace: string, selector: string, legend: string) {
  return (metric: string, what?: string): Query[] => [
    { expr: `aws_${namespace}_${metric}{${selector}}`, legend: what ? `${what} ${legend}` : legend },
  ]
}

/** What is summed over a period of CloudWatch, a second. */
function each(all: readonly Query[]): Query[] {
  return all.map(({ expr, ...rest }) => ({ ...rest, expr: `${expr} / ${period}` }))
}
