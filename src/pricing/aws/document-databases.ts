import { flagIn, numberIn, textIn } from '../body.ts'
import { hourly, type Line, stored, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { reserved } from './reserved.ts'

export const rule: Rule = {
  title: 'DocumentDB and Neptune',
  types: {
    *aws_docdb_cluster(thing) {
      if ((numberIn(thing.body.backup_retention_period) ?? 1) > 1 || thing.use('backup_storage_gb') !== undefined)
        yield used('Backup storage', 'docdb/backup', 'GB-month', thing.use('backup_storage_gb'))
    },
    *aws_docdb_cluster_instance(thing) {
      yield* machine(thing, 'docdb', '')
      yield used('Storage', 'docdb/storage', 'GB-month', thing.use('data_storage_gb'))
      yield used('I/O requests', 'docdb/io', '1M requests', thing.use('monthly_io_requests'))
      yield* credits(thing, 'docdb', 1)
    },
    *aws_docdb_cluster_snapshot(thing) {
      yield used('Backup storage', 'docdb/backup', 'GB-month', thing.use('backup_storage_gb'))
    },
    *aws_neptune_cluster(thing) {
      yield used('Storage', 'neptune/storage', 'GB-month', thing.use('storage_gb'))
      yield used('I/O requests', 'neptune/io', '1M requests', thing.use('monthly_io_requests'))
      if ((numberIn(thing.body.backup_retention_period) ?? 1) > 1)
        yield used('Backup storage', 'neptune/backup', 'GB-month', thing.use('backup_storage_gb'))
    },
    *aws_neptune_cluster_instance(thing) {
      const optimized = thing.referred(thing.body.cluster_identifier)?.body.storage_type === 'iopt1'
      yield* machine(thing, 'neptune', optimized ? '/io-optimized' : '')
      yield* credits(thing, 'neptune', 1)
    },
    *aws_neptune_cluster_snapshot(thing) {
      const cluster = thing.referred(thing.body.db_cluster_identifier)
      // As much as the first day's is free.
      if (cluster && (numberIn(cluster.body.backup_retention_period) ?? 1) <= 1) return
      yield used('Backup storage', 'neptune/backup', 'GB-month', thing.use('backup_storage_gb'))
    },
    *aws_dms_replication_instance({ body }) {
      const type = textIn(body.replication_instance_class)
      const zones = flagIn(body.multi_az) === true ? '/multi-az' : ''
      yield {
        ...hourly(`Instance (${type?.replace(/^dms\./, '') ?? 'unknown class'})`, `dms/${type ?? '?'}${zones}`),
        ...(type === undefined && { open: 'replication_instance_class' }),
      }
      // As much comes with the machine.
      const included = /\.t\d\w*\./.test(type ?? '') ? 50 : 100
      const more = (numberIn(body.allocated_storage) ?? included) - included
      if (more > 0) yield stored('Storage (general purpose SSD, gp2)', `dms/gp2${zones}`, more)
    },
  },
}

function* machine(thing: Thing, service: string, end: string): Iterable<Line> {
  const type = textIn(thing.body.instance_class)
  const bought = reserved(thing)
  yield {
    ...hourly(
      `Database instance (${bought ? 'reserved' : 'on-demand'}, ${type ?? 'unknown class'})`,
      `${service}/${type ?? '?'}${end}${bought ?? ''}`,
    ),
    ...(type === undefined && { open: 'instance_class' }),
  }
}

function* credits(thing: Thing, service: string, cores: number): Iterable<Line> {
  const [, family] = /\.(t\d\w*)\./.exec(textIn(thing.body.instance_class) ?? '') ?? []
  const hours = thing.use('monthly_cpu_credit_hrs')
  if (family !== undefined)
    yield used('CPU credits', `${service}/cpu-credits`, 'vCPU-hour', hours === undefined ? undefined : hours * cores)
}
