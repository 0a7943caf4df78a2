import { blockIn, numberIn, textIn } from '../body.ts'
import { hourly, type Line, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { reserved } from './reserved.ts'

export const rule: Rule = {
  title: 'ElastiCache',
  types: {
    aws_elasticache_cluster: (thing) => {
      const group = thing.referred(thing.body.replication_group_id)
      // The nodes of a replication group are paid with the group.
      if (group) return []
      return nodes(thing, numberIn(thing.body.num_cache_nodes) ?? 1, textIn(thing.body.engine) ?? 'redis')
    },
    aws_elasticache_replication_group: (thing) => {
      const { num_node_groups, replicas_per_node_group, number_cache_clusters, num_cache_clusters, cluster_mode } =
        thing.body
      const inner = blockIn(cluster_mode)
      const shards = scaled(thing, 'NodeGroups') ?? numberIn(num_node_groups) ?? numberIn(inner.num_node_groups)
      const replicas =
        scaled(thing, 'Replicas') ?? numberIn(replicas_per_node_group) ?? numberIn(inner.replicas_per_node_group) ?? 0
      const flat = numberIn(num_cache_clusters) ?? numberIn(number_cache_clusters) ?? 1
      return nodes(thing, shards === undefined ? flat : shards * (replicas + 1), textIn(thing.body.engine) ?? 'redis')
    },
    *aws_elasticache_serverless_cache(thing) {
      const engine = textIn(thing.body.engine) ?? 'valkey'
      yield used('Data stored', `elasticache/serverless/${engine}/storage`, 'GB-hour', thing.use('storage_gb'))
      yield used(
        'ElastiCache processing units',
        `elasticache/serverless/${engine}/ecpu`,
        '1M requests',
        thing.use('monthly_ecpus'),
      )
    },
  },
}

/** What autoscaling keeps at the least of a group's shards or replicas. */
function scaled(thing: Thing, what: 'NodeGroups' | 'Replicas'): number | undefined {
  const target = thing
    .referring('aws_appautoscaling_target', 'resource_id')
    .find(({ body }) => body.scalable_dimension === `elasticache:replication-group:${what}`)
  return target && (target.use('capacity') ?? numberIn(target.body.min_capacity))
}

function* nodes(thing: Thing, count: number, engine: string): Iterable<Line> {
  const { node_type, snapshot_retention_limit } = thing.body
  const type = textIn(node_type)
  const bought = reserved(thing)
  yield {
    ...hourly(
      `ElastiCache (${bought ? 'reserved' : 'on-demand'}, ${type ?? 'unknown type'})`,
      `elasticache/${engine}/${type ?? '?'}${bought ?? ''}`,
      count,
    ),
    ...(type === undefined && { open: 'node_type' }),
  }
  const kept = numberIn(snapshot_retention_limit) ?? 0
  const size = thing.use('snapshot_storage_size_gb')
  // One snapshot of each cluster is free.
  if (engine !== 'memcached' && kept > 1)
    yield used('Backup storage', 'elasticache/backup', 'GB-month', size === undefined ? undefined : size * (kept - 1))
}
