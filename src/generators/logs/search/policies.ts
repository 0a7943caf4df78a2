import type { Logs, SearchDomain, Traces } from '../../../model/watch.ts'

/** Written by the script: what a policy was made of, so that it is put again only where it differs. */
const digest = '@digest@'

/** The alias that lines are written through: those of production, and those that nobody outside ever saw. */
export function aliasesOf({ short }: Logs): readonly string[] {
  return short.length > 0 ? ['logs-long', 'logs-short'] : ['logs-long']
}

/** A new index each day, or once the newest is large; then to S3, and away. Ages count from the birth of an index, a day before its last line. */
export function linePolicy(alias: string, logs: Logs, { hotDays, warm }: SearchDomain, serious: boolean): object {
  const days = alias === 'logs-short' || !serious ? logs.shortDays : logs.days
  const moves = warm !== undefined && days > hotDays
  return policy(`${alias}-*`, [
    {
      name: 'hot',
      actions: [{ rollover: { min_index_age: '1d', min_primary_shard_size: '30gb' } }],
      transitions: [after(moves ? 'warm' : 'gone', moves ? hotDays : days)],
    },
    ...(moves
      ? [
          {
            name: 'warm',
            actions: [{ timeout: '24h', retry: { count: 5, backoff: 'exponential', delay: '1h' }, warm_migration: {} }],
            transitions: [after('gone', days)],
          },
        ]
      : []),
    gone,
  ])
}

/** Jaeger begins an index each day by itself. */
export function tracePolicy({ days }: Traces): object {
  return policy('jaeger-*', [{ name: 'hot', actions: [], transitions: [after('gone', days)] }, gone])
}

/** Names of fields that a person looks for are words; any other text is found word by word. */
export function template(alias: string, { nodes }: SearchDomain): object {
  return {
    index_patterns: [`${alias}-*`],
    priority: 100,
    template: {
      settings: {
        number_of_shards: Math.max(1, nodes / 3),
        number_of_replicas: nodes > 1 ? 1 : 0,
        refresh_interval: '10s',
        codec: 'best_compression',
        'mapping.total_fields.limit': 2000,
        'mapping.ignore_malformed': true,
        'plugins.index_state_management.rollover_alias': alias,
      },
      mappings: {
        dynamic_templates: [
          {
            text: {
              match_mapping_type: 'string',
              mapping: { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } },
            },
          },
        ],
        properties: {
          '@timestamp': { type: 'date' },
          cluster: { type: 'keyword' },
          level: { type: 'keyword' },
          trace_id: { type: 'keyword' },
          span_id: { type: 'keyword' },
          request_id: { type: 'keyword' },
          kubernetes: {
            properties: {
              namespace_name: { type: 'keyword' },
              pod_name: { type: 'keyword' },
              container_name: { type: 'keyword' },
              host: { type: 'keyword' },
              labels: { type: 'flat_object' },
            },
          },
        },
      },
    },
  }
}

const gone = { name: 'gone', actions: [{ delete: {} }], transitions: [] }

function after(state_name: string, days: number) {
  return { state_name, conditions: { min_index_age: `${days + 1}d` } }
}

function policy(pattern: string, states: readonly object[]): object {
  return {
    policy: {
      description: digest,
      default_state: 'hot',
      states,
      ism_template: [{ index_patterns: [pattern], priority: 100 }],
    },
  }
}
