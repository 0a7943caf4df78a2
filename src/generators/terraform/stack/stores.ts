import { bucketName } from '../../../design/names.ts'
import { type Attributes, type Block, block, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { clientsOf } from './access.ts'
import { auditedFor } from './audit.ts'
import { isProduction, placed, type StackContext, type StoreHome } from './context.ts'
import { functionSeconds } from './functions.ts'
import { by } from './particulars.ts'
import { passwordBlocks, passwordOf } from './passwords.ts'
import { keptAsAsked } from './retention.ts'
import { searchDoor } from './search-door.ts'

/** One key for each stage that has stores, then its stores. */
export function storeBlocks(context: StackContext): Block[] {
  const { homes, plan, spec, stages } = context
  const keyed = stages.filter((stage) => homes.some((home) => home.stage === stage))
  return [
    ...keyed.flatMap(({ name }) => [
      block('resource', ['aws_kms_key', label(name)], {
        description: `Data and secrets of ${plan.system} in ${name}`,
        enable_key_rotation: true,
        deletion_window_in_days: 30,
      }),
      block('resource', ['aws_kms_alias', label(name)], {
        name: `alias/${plan.system}-${name}`,
        target_key_id: ref(`aws_kms_key.${label(name)}.key_id`),
      }),
    ]),
    ...(homes.some((home) => copies(home, context))
      ? [
          commented(
            'Copies of backups are encrypted where they lie.',
            block('resource', ['aws_kms_key', 'copies'], {
              region: spec.cloud.recovery,
              description: `Copied backups of ${plan.system}`,
              enable_key_rotation: true,
              deletion_window_in_days: 30,
            }),
          ),
        ]
      : []),
    ...searchDoor(context),
    ...homes.flatMap((home) => [...passwordBlocks(home, context), storeCall(home, context)]),
  ]
}

function storeCall(home: StoreHome, context: StackContext): Block {
  const { store, stage, instance, module } = home
  return block('module', [module], {
    source: `../../modules/${store.module}`,
    identifier: named.has(store.module) ? bucketName(instance.identifier, context.spec) : instance.identifier,
    ...(placed.has(store.module) &&
      store.module !== 'search-serverless' && {
        vpc_id: ref('module.network.vpc_id'),
        subnet_ids: ref('module.network.data_subnet_ids'),
        clients: clientsOf(home, context),
      }),
    kms_key_arn: ref(`aws_kms_key.${label(stage.name)}.arn`),
    secret_name: store.secret.remote[stage.name],
    ...passwordOf(home),
    ...particulars(home, context),
  })
}

/** Modules whose identifier is the name of a bucket, which is unique in the world. */
const named: ReadonlySet<string> = new Set(['bucket', 'lake'])

function particulars(home: StoreHome, context: StackContext): Attributes {
  const { store, stage, instance } = home
  const { plan, spec } = context
  const full = isProduction(stage)
  if (store.module === 'database')
    return {
      database: label(plan.system),
      instance_class: instance.class,
      allocated_storage: instance.gigabytes,
      multi_az: instance.multiZone,
      ...(instance.readers && { readers: instance.readers.count, reader_class: instance.readers.class }),
      protected: context.stack.purpose !== 'nonproduction',
      ...auditedFor(spec.compliance),
      ...keptAsAsked(spec.compliance),
      backup_retention_days: full ? store.backup.retentionDays : Math.min(store.backup.retentionDays, 7),
      ...(copies(home, context) && {
        backup_copy: { region: spec.cloud.recovery, kms_key_arn: ref('aws_kms_key.copies.arn') },
      }),
      ...(instance.replicaOf && {
        replica_of: sourceOf(instance.replicaOf, context),
      }),
    }
  if (store.module === 'queue' && fedTo(home, context))
    return { visibility_timeout_seconds: 6 * functionSeconds.worker }
  return by[store.module]?.(home, context) ?? {}
}

/** The source of a replica, from its name alone: no stack reads the state of another. */
function sourceOf(identifier: string, { spec }: StackContext): Attributes {
  return {
    arn: template`arn:aws:rds:${spec.cloud.region}:${ref('data.aws_caller_identity.current.account_id')}:db:${identifier}`,
  }
}

/** Whether a function takes what lies in a queue: then a message stays hidden for six times as long as that may run. */
function fedTo({ store, stage }: StoreHome, { releases }: StackContext): boolean {
  return releases.some(
    ({ workload, stage: own }) =>
      own === stage &&
      workload.platform === 'functions' &&
      workload.service.type === 'worker' &&
      workload.service.uses.includes(store.name),
  )
}

function copies({ store, stage, instance }: StoreHome, { spec }: StackContext): boolean {
  return (
    store.module === 'database' &&
    store.backup.copied &&
    isProduction(stage) &&
    !instance.replicaOf &&
    spec.cloud.recovery !== undefined
  )
}

export function needsAccount({ homes }: StackContext): boolean {
  return homes.some(({ store, instance }) => instance.replicaOf && store.module !== 'bucket')
}
