import { blockIn, flagIn, numberIn, textIn } from '../body.ts'
import { hourly, type Line, stored } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { reserved } from './reserved.ts'

export const rule: Rule = {
  title: 'OpenSearch',
  types: {
    aws_opensearch_domain: (thing) => domain(thing, 'm4.large.search'),
    aws_elasticsearch_domain: (thing) => domain(thing, 'm4.large.elasticsearch'),
  },
}

function* domain(thing: Thing, standard: string): Iterable<Line> {
  const cluster = blockIn(thing.body.cluster_config)
  const bought = reserved(thing)
  const terms = bought ? 'reserved' : 'on-demand'
  const count = numberIn(cluster.instance_count) ?? 1
  yield nodes(`Instance (${terms}, `, cluster.instance_type, standard, count, bought)
  yield* disks(blockIn(thing.body.ebs_options), count)
  if (flagIn(cluster.dedicated_master_enabled) === true)
    yield nodes(
      `Dedicated master (${terms}, `,
      cluster.dedicated_master_type,
      standard,
      numberIn(cluster.dedicated_master_count) ?? 3,
      bought,
    )
  if (flagIn(cluster.warm_enabled) === true)
    yield nodes(
      'UltraWarm instance (on-demand, ',
      cluster.warm_type,
      'ultrawarm1.medium.search',
      numberIn(cluster.warm_count) ?? 2,
      undefined,
    )
}

function nodes(name: string, type: unknown, standard: string, count: number, bought: string | undefined): Line {
  const known = type === undefined || type === null ? standard : textIn(type)
  return {
    ...hourly(
      `${name}${known ?? 'unknown type'})`,
      `opensearch/${known?.replace(/\.elasticsearch$/, '.search') ?? '?'}${bought ?? ''}`,
      count,
    ),
    ...(known === undefined && { open: 'instance_type' }),
  }
}

function* disks(options: ReturnType<typeof blockIn>, count: number): Iterable<Line> {
  if (flagIn(options.ebs_enabled) !== true) return
  const type = textIn(options.volume_type) ?? 'gp2'
  const gigabytes = numberIn(options.volume_size) ?? 8
  yield stored(`Storage (${type})`, `opensearch/${type}`, gigabytes * count)
  if (type === 'io1')
    yield {
      name: 'Storage IOPS (io1)',
      sku: 'opensearch/io1/iops',
      unit: 'IOPS-month',
      quantity: (numberIn(options.iops) ?? 1000) * count,
    }
  if (type !== 'gp3') return
  // 125 MB a second come with each volume, from 170 GB on 250 with each 3 TB begun.
  const included = gigabytes >= 170 ? 250 * Math.ceil(gigabytes / 3000) : 125
  const throughput = Math.max(0, (numberIn(options.throughput) ?? 0) - included)
  if (throughput > 0)
    yield {
      name: 'Throughput (gp3)',
      sku: 'opensearch/gp3/throughput',
      unit: 'MBps-month',
      quantity: throughput * count,
    }
}
