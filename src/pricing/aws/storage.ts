import type { TerraformBody } from '../../kinds/terraform.ts'
import { blocksIn, isSet, numberIn, textIn } from '../body.ts'
import { type Line, stored, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'File systems and backups',
  types: {
    *aws_efs_file_system(thing) {
      const { availability_zone_name, lifecycle_policy, throughput_mode, provisioned_throughput_in_mibps } = thing.body
      const zone = isSet(availability_zone_name)
      const where = zone ? 'one zone' : 'standard'
      const sku = zone ? 'efs/one-zone' : 'efs/standard'
      const gigabytes = thing.use('storage_gb')
      yield used(`Storage (${where})`, sku, 'GB-month', gigabytes)
      if (throughput_mode === 'provisioned') {
        // Each GB that is stored brings 50 KB a second of its own.
        const included = (gigabytes ?? 0) / 20
        yield used(
          'Provisioned throughput',
          'efs/throughput',
          'MBps-month',
          Math.max(0, (numberIn(provisioned_throughput_in_mibps) ?? 0) - included),
        )
      }
      if (blocksIn(lifecycle_policy).length === 0) return
      yield used(
        `Storage (${where}, infrequent access)`,
        `${sku}/infrequent`,
        'GB-month',
        thing.use('infrequent_access_storage_gb'),
      )
      yield used(
        'Read requests (infrequent access)',
        'efs/infrequent/read',
        'GB',
        thing.use('monthly_infrequent_access_read_gb'),
      )
      yield used(
        'Write requests (infrequent access)',
        'efs/infrequent/write',
        'GB',
        thing.use('monthly_infrequent_access_write_gb'),
      )
    },
    *aws_fsx_windows_file_system(thing) {
      yield* fileSystem(thing, 'windows', azOf(thing.body))
    },
    *aws_fsx_openzfs_file_system(thing) {
      yield* fileSystem(thing, 'openzfs', azOf(thing.body))
    },
    *aws_fsx_ontap_file_system(thing) {
      yield* fileSystem(thing, 'ontap', azOf(thing.body))
    },
    *aws_backup_vault(thing) {
      for (const [name, sku, usage, unit] of backups) yield used(name, sku, unit, thing.use(usage))
    },
    *aws_s3_bucket_analytics_configuration(thing) {
      yield used('Objects monitored', 's3/analytics', '1M objects', thing.use('monthly_monitored_objects'))
    },
    *aws_s3_bucket_inventory(thing) {
      yield used('Objects listed', 's3/inventory', '1M objects', thing.use('monthly_listed_objects'))
    },
  },
}

function* fileSystem(thing: Thing, kind: string, zones: string): Iterable<Line> {
  const { throughput_capacity, storage_capacity, storage_type } = thing.body
  const type = textIn(storage_type) ?? 'SSD'
  yield {
    name: 'Throughput capacity',
    sku: `fsx/${kind}/throughput${zones}`,
    unit: 'MBps-month',
    quantity: numberIn(throughput_capacity) ?? 0,
  }
  yield stored(`${type} storage`, `fsx/${kind}/${type.toLowerCase()}${zones}`, numberIn(storage_capacity) ?? 0)
  // Three come with each GB.
  const iops =
    (numberIn(blocksIn(thing.body.disk_iops_configuration)[0]?.iops) ?? 0) - 3 * (numberIn(storage_capacity) ?? 0)
  if (iops > 0) yield { name: 'Provisioned IOPS', sku: `fsx/${kind}/iops${zones}`, unit: 'IOPS-month', quantity: iops }
  yield used('Backup storage', `fsx/${kind}/backup${zones}`, 'GB-month', thing.use('backup_storage_gb'))
}

function azOf({ deployment_type }: TerraformBody): string {
  return textIn(deployment_type)?.startsWith('MULTI_AZ') ? '/multi-az' : ''
}

const backups = [
  ['EFS backup (warm)', 'backup/efs', 'monthly_efs_warm_backup_gb', 'GB-month'],
  ['EFS backup (cold)', 'backup/efs/cold', 'monthly_efs_cold_backup_gb', 'GB-month'],
  ['EFS restore (warm)', 'backup/efs/restore', 'monthly_efs_warm_restore_gb', 'GB'],
  ['EFS restore (cold)', 'backup/efs/cold/restore', 'monthly_efs_cold_restore_gb', 'GB'],
  ['EFS restore (item-level)', 'backup/efs/restore/item', 'monthly_efs_item_restore_requests', 'request'],
  ['EBS snapshot', 'backup/ebs', 'monthly_ebs_snapshot_gb', 'GB-month'],
  ['RDS snapshot', 'backup/rds', 'monthly_rds_snapshot_gb', 'GB-month'],
  ['DynamoDB backup', 'backup/dynamodb', 'monthly_dynamodb_backup_gb', 'GB-month'],
  ['DynamoDB restore', 'backup/dynamodb/restore', 'monthly_dynamodb_restore_gb', 'GB'],
  ['Aurora snapshot', 'backup/aurora', 'monthly_aurora_snapshot_gb', 'GB-month'],
  ['FSx for Windows backup', 'backup/fsx-windows', 'monthly_fsx_windows_backup_gb', 'GB-month'],
  ['FSx for Lustre backup', 'backup/fsx-lustre', 'monthly_fsx_lustre_backup_gb', 'GB-month'],
] as const
