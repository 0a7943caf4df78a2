import type { TerraformBody } from '../../kinds/terraform.ts'
import { flagIn, numberIn, textIn } from '../body.ts'
import { hourly, type Line, stored, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { extendedSupport } from './extended-support.ts'
import { coresOf, insights } from './insights.ts'
import { reserved } from './reserved.ts'

export const rule: Rule = {
  title: 'RDS database instances',
  types: {
    *aws_db_instance_automated_backups_replication(thing) {
      yield used('Backup storage', 'rds/backup', 'GB-month', thing.use('additional_backup_storage_gb'))
    },
    *aws_db_snapshot(thing) {
      yield used('Backup storage', 'rds/backup', 'GB-month', thing.use('additional_backup_storage_gb'))
    },
    *aws_db_instance(thing) {
      const source = thing.referred(thing.body.replicate_source_db)
      const body: TerraformBody = { ...thing.body, engine: thing.body.engine ?? source?.body.engine }
      const zones = flagIn(body.multi_az) === true ? '/multi-az' : ''
      const type = textIn(body.instance_class)
      const bought = reserved(thing)
      yield {
        ...hourly(
          `Database instance (${bought ? 'reserved' : 'on-demand'}, ${zones ? 'Multi-AZ' : 'Single-AZ'}, ${type ?? 'unknown class'})`,
          `${engineOf(body)}/${type ?? '?'}${zones}${bought ?? ''}`,
        ),
        ...(type === undefined && { open: 'instance_class' }),
      }
      yield* storage(thing, body, zones)
      const kept = numberIn(body.backup_retention_period)
      const backups = thing.use('additional_backup_storage_gb')
      if (backups !== undefined || (kept !== undefined && kept > 0))
        yield used(
          'Additional backup storage',
          textIn(body.engine)?.startsWith('aurora') ? 'aurora/backup' : 'rds/backup',
          'GB-month',
          backups,
        )
      yield* insights(thing, body, type)
      yield* extendedSupport(textIn(body.engine), textIn(body.engine_version), coresOf(type), thing.on)
      const hours = thing.use('monthly_cpu_credit_hrs')
      if (hours !== undefined && /\.t\d/.test(type ?? ''))
        yield { ...used('CPU credits', 'rds/cpu-credits', 'vCPU-hour', hours * coresOf(type)) }
    },
  },
}

/** The start of the sku: by engine, and by licence where it may be brought along. */
function engineOf({ engine, license_model }: TerraformBody): string {
  const name = textIn(engine)
  if (name === undefined) return 'rds/?'
  if (name.startsWith('aurora'))
    return `aurora/${name === 'aurora' || name === 'aurora-mysql' ? 'mysql' : 'postgresql'}`
  const own = license_model === 'bring-your-own-license' ? '/byol' : ''
  return `rds/${names[name] ?? name.replace(/-cdb$/, '')}${own}`
}

const names: Readonly<Record<string, string>> = { postgres: 'postgresql' }

function* storage(thing: Thing, body: TerraformBody, zones: string): Iterable<Line> {
  const iops = numberIn(body.iops)
  const type = textIn(body.storage_type) ?? (iops === undefined ? 'gp2' : 'io1')
  const provisioned = type === 'io1' || type === 'io2'
  const asked = numberIn(body.allocated_storage)
  const gigabytes = Math.max(asked ?? (provisioned ? 100 : 20), provisioned ? 100 : 0)
  yield {
    ...stored(`Storage (${type})`, `rds/${type}${zones}`, gigabytes),
    ...(asked === undefined && { assumed: `${gigabytes} GB` }),
  }
  if (provisioned)
    yield {
      name: 'Provisioned IOPS',
      sku: `rds/${type}/iops${zones}`,
      unit: 'IOPS-month',
      quantity: Math.max(iops ?? 1000, 1000),
    }
  // From 400 GB on gp3 is striped over four volumes.
  const included = gigabytes >= 400 ? 12_000 : 3000
  if (type === 'gp3' && iops !== undefined && iops > included)
    yield { name: 'Provisioned IOPS', sku: `rds/gp3/iops${zones}`, unit: 'IOPS-month', quantity: iops - included }
  if (type === 'standard')
    yield used('I/O requests', 'rds/standard/io', '1M requests', thing.use('monthly_standard_io_requests'))
}
