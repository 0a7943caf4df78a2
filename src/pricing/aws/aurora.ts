import type { TerraformBody } from '../../kinds/terraform.ts'
import { blocksIn, numberIn, textIn } from '../body.ts'
import { hourly, type Line, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { extendedSupport } from './extended-support.ts'
import { coresOf, insights } from './insights.ts'
import { reserved } from './reserved.ts'

export const rule: Rule = {
  title: 'Aurora clusters',
  types: {
    *aws_rds_cluster(thing) {
      const { body } = thing
      const engine = engineOf(body)
      const optimized = body.storage_type === 'aurora-iopt1'
      const serverless = body.engine_mode === 'serverless'
      if (serverless) {
        const acu = thing.use('capacity_units_per_hr')
        yield used('Aurora serverless', `aurora/${engine}/acu/v1`, 'hour', acu === undefined ? undefined : acu * 730)
      }
      const gigabytes = thing.use('storage_gb')
      yield used('Storage', optimized ? 'aurora/io-optimized/storage' : 'aurora/storage', 'GB-month', gigabytes)
      if (!optimized) {
        const writes = thing.use('write_requests_per_sec')
        const reads = thing.use('read_requests_per_sec')
        const requests =
          writes === undefined && reads === undefined ? undefined : ((writes ?? 0) + (reads ?? 0)) * 730 * 3600
        yield used('I/O requests', 'aurora/io', '1M requests', requests)
      }
      if ((numberIn(body.backup_retention_period) ?? 1) > 1) {
        const size = thing.use('backup_snapshot_size_gb')
        // As much as one day holds is free.
        const days = (numberIn(body.backup_retention_period) ?? 1) - 1
        yield used('Backup storage', 'aurora/backup', 'GB-month', size === undefined ? undefined : size * days)
      }
      if ((numberIn(body.backtrack_window) ?? 0) > 0) {
        const changes = thing.use('average_statements_per_hr')
        const share = thing.use('change_records_per_statement')
        const hours = thing.use('backtrack_window_hrs') ?? (numberIn(body.backtrack_window) ?? 0) / 3600
        yield used(
          'Backtrack',
          'aurora/backtrack',
          '1M requests',
          changes === undefined || share === undefined ? undefined : changes * share * hours * 730,
        )
      }
      yield used('Snapshot export', 'aurora/export', 'GB', thing.use('snapshot_export_size_gb'))
    },
    aws_rds_cluster_instance: instance,
  },
}

function* instance(thing: Thing): Iterable<Line> {
  const { body } = thing
  const cluster = thing.referred(body.cluster_identifier)?.body ?? {}
  const engine = textIn(body.engine) ?? textIn(cluster.engine)
  const type = textIn(body.instance_class)
  const optimized = cluster.storage_type === 'aurora-iopt1'
  const family = engineOf({ engine })
  if (type === 'db.serverless') {
    const said = thing.use('capacity_units_per_hr')
    const least = numberIn(blocksIn(cluster.serverlessv2_scaling_configuration)[0]?.min_capacity)
    yield {
      ...hourly('Aurora serverless v2', optimized ? 'aurora/io-optimized/acu' : 'aurora/acu', said ?? least ?? 0.5),
      ...(said === undefined && { assumed: 'the least capacity all month' }),
    }
  } else {
    const bought = reserved(thing)
    yield {
      ...hourly(
        `Database instance (${bought ? 'reserved' : 'on-demand'}, ${type ?? 'unknown class'})`,
        `aurora/${family}/${type ?? '?'}${optimized ? '/io-optimized' : ''}${bought ?? ''}`,
      ),
      ...(type === undefined && { open: 'instance_class' }),
    }
    const credits = thing.use('monthly_cpu_credit_hrs')
    if (/\.t\d/.test(type ?? ''))
      yield used(
        'CPU credits',
        'aurora/cpu-credits',
        'vCPU-hour',
        credits === undefined ? undefined : credits * (thing.use('vcpu_count') ?? coresOf(type)),
      )
  }
  yield* insights(thing, body, type)
  yield* extendedSupport(engine, textIn(body.engine_version) ?? textIn(cluster.engine_version), coresOf(type), thing.on)
}

function engineOf({ engine }: TerraformBody): 'mysql' | 'postgresql' {
  return textIn(engine) === 'aurora-postgresql' ? 'postgresql' : 'mysql'
}
