import { type Block, block, commented, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { isProduction, type StackContext, type StoreHome } from './context.ts'
import { keptAsAsked } from './retention.ts'

/** One vault for what production must not lose. */
export function vaultBlocks(context: StackContext): Block[] {
  const homes = keptIn(context)
  const [first] = homes
  if (!first) return []
  const { spec } = context
  const { log_retention_days: kept = 0 } = keptAsAsked(spec.compliance)
  const databases = homes.filter(({ store }) => store.module === 'database')
  const arn = ({ module }: StoreHome) => ref(`module.${module}.arn`)
  return [
    ...(spec.cloud.recovery
      ? [
          block('resource', ['aws_kms_key', 'vault_copies'], {
            region: spec.cloud.recovery,
            description: `Copied backups of ${context.plan.system} in the vault`,
            enable_key_rotation: true,
            deletion_window_in_days: 30,
          }),
        ]
      : []),
    block('module', ['vault'], {
      source: '../../modules/vault',
      name: ref('local.name'),
      kms_key_arn: ref(`aws_kms_key.${label(first.stage.name)}.arn`),
      resources: homes.map(arn),
      databases: databases.map(arn),
      retention_days: Math.max(...homes.map(({ store }) => store.backup.retentionDays)),
      ...(spec.cloud.recovery && {
        copy: { region: spec.cloud.recovery, kms_key_arn: ref('aws_kms_key.vault_copies.arn') },
      }),
      ...(kept > 400 && { log_retention_days: kept }),
      restore_overrides: commented(
        'A small instance beside the others: what is tried is whether it comes back, not how fast it serves.',
        {
          dbInstanceClass: 'db.t4g.medium',
          multiAz: 'false',
          publiclyAccessible: 'false',
          ...(databases[0] && { dbSubnetGroupName: databases[0].instance.identifier }),
        },
      ),
    }),
  ]
}

/** Databases, tables and buckets of production; a replica is kept by its source. */
export function keptIn(context: StackContext): StoreHome[] {
  if (!context.vaulted) return []
  return context.homes.filter(
    ({ store, stage, instance }) =>
      isProduction(stage) &&
      stage.standsInFor === undefined &&
      !instance.replicaOf &&
      store.backup.method !== 'none' &&
      vaulted.has(store.module),
  )
}

const vaulted: ReadonlySet<string> = new Set(['database', 'aurora', 'table', 'bucket'])
