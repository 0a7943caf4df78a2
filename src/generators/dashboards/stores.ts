import type { Blueprint } from '../../model/blueprint.ts'
import type { Engine } from '../../model/spec.ts'
import type { Store } from '../../model/store.ts'
import type { Page } from './page.ts'
import { lines, type Panel, type Section } from './panel.ts'

/** Databases, caches and queues, as CloudWatch measures them: a few minutes late. */
export function storesPage({ plan }: Blueprint, uid: string): Page | undefined {
  const sections = plan.stores.flatMap((store) => {
    const panels = measured[store.engine]?.(identifiers(store)) ?? []
    return panels.length > 0 ? [{ title: store.name, panels } satisfies Section] : []
  })
  if (sections.length === 0) return undefined
  return {
    uid,
    title: `${plan.system}: stores`,
    means: 'Databases, caches and queues, as CloudWatch measures them: five minutes late.',
    from: 'now-24h',
    sections,
  }
}

function identifiers({ instances }: Store): string {
  return Object.values(instances)
    .map(({ identifier }) => identifier)
    .join('|')
}

const measured: Readonly<Partial<Record<Engine, (identifiers: string) => readonly Panel[]>>> = {
  postgresql: (identifiers) => {
    const of = (metric: string) => [
      {
        expr: `aws_rds_${metric}_average{dbinstance_identifier=~"${identifiers}"}`,
        legend: '{{dbinstance_identifier}}',
      },
    ]
    return [
      lines('Processor, %', of('cpuutilization'), { unit: 'percent', max: 100, steps: [[80, 'orange']] }),
      lines('Connections', of('database_connections'), { unit: 'short' }),
      lines('Free storage', of('free_storage_space'), { unit: 'bytes' }),
      lines('Free memory', of('freeable_memory'), { unit: 'bytes' }),
      lines('Replica behind', of('replica_lag'), { unit: 's' }),
    ]
  },
  redis: (identifiers) => {
    const of = (metric: string) => [
      { expr: `aws_elasticache_${metric}{cache_cluster_id=~"(${identifiers}).*"}`, legend: '{{cache_cluster_id}}' },
    ]
    return [
      lines('Processor of the engine, %', of('engine_cpuutilization_average'), {
        unit: 'percent',
        max: 100,
        steps: [[80, 'orange']],
      }),
      lines('Memory used, %', of('database_memory_usage_percentage_average'), {
        unit: 'percent',
        max: 100,
        steps: [[85, 'red']],
      }),
      lines('Keys thrown away', of('evictions_sum'), { unit: 'short' }),
    ]
  },
  queue: (identifiers) => {
    const of = (metric: string) => [
      { expr: `aws_sqs_${metric}{queue_name=~"(${identifiers}).*"}`, legend: '{{queue_name}}' },
    ]
    return [
      lines('Messages that wait', of('approximate_number_of_messages_visible_average'), { unit: 'short' }),
      lines('Age of the oldest message', of('approximate_age_of_oldest_message_maximum'), { unit: 's' }),
    ]
  },
}
