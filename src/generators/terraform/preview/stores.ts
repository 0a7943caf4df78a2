import type { PreviewDatabase, Previews } from '../../../model/plan.ts'
import type { Store } from '../../../model/store.ts'
import { type Attributes, type Block, block, call, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { StackContext } from '../stack/context.ts'
import { functionSeconds } from '../stack/functions.ts'

/** What a pull request has of its own: queues, tables and buckets, and the connection to its own database on a server that stands. */
export function previewStores(previews: Previews, context: StackContext): Block[] {
  return [
    ...previews.own.map((store) => storeCall(store, previews, context)),
    ...previews.databases.flatMap((database) => connection(database, previews)),
  ]
}

/** Address of the secret that tells how a store is reached. */
export function storeSecret(store: Store, { databases }: Previews) {
  return databases.some((database) => database.store === store)
    ? ref(`aws_secretsmanager_secret.${label(store.name)}.arn`)
    : ref(`module.${label(store.name)}.secret_arn`)
}

function storeCall(store: Store, previews: Previews, { spec }: StackContext): Block {
  const tail = store.module === 'bucket' && spec.cloud.account ? `-${spec.cloud.account}` : ''
  return block('module', [label(store.name)], {
    source: `../../modules/preview-${store.module}`,
    identifier: template`${ref('local.name')}-${store.name}${tail}`,
    kms_key_arn: ref('local.ground.key_arn'),
    secret_name: secretName(store, previews),
    ...particulars(store, previews),
  })
}

function particulars(store: Store, { releases }: Previews): Attributes {
  if (store.module === 'table') return { protected: false, recovery_days: 0 }
  const fed = releases.some(
    ({ workload }) =>
      workload.platform === 'functions' &&
      workload.service.type === 'worker' &&
      workload.service.uses.includes(store.name),
  )
  return store.module === 'queue' && fed ? { visibility_timeout_seconds: 6 * functionSeconds.worker } : {}
}

function secretName({ name }: Store, { folder }: Previews) {
  return template`${folder}${ref('var.number')}/${name}`
}

/** The database is made before this is applied, and belongs to one user that all pull requests share. */
function connection({ store, server }: PreviewDatabase, previews: Previews): Block[] {
  const name = label(store.name)
  const cluster = store.module === 'aurora'
  const data = cluster ? `data.aws_rds_cluster.${name}` : `data.aws_db_instance.${name}`
  const user = `ephemeral.aws_secretsmanager_secret_version.${name}.secret_string`
  const host = ref(cluster ? `${data}.endpoint` : `${data}.address`)
  const values: Attributes = {
    host,
    readers: host,
    port: ref(`${data}.port`),
    database: template`pr_${ref('var.number')}`,
    username: raw(`jsondecode(${user}).username`),
    password: raw(`jsondecode(${user}).password`),
  }
  return [
    cluster
      ? block('data', ['aws_rds_cluster', name], { cluster_identifier: server })
      : block('data', ['aws_db_instance', name], { db_instance_identifier: server }),
    block('ephemeral', ['aws_secretsmanager_secret_version', name], {
      secret_id: ref(`local.ground.databases["${store.name}"].secret_arn`),
    }),
    block('resource', ['aws_secretsmanager_secret', name], {
      name: secretName(store, previews),
      kms_key_id: ref('local.ground.key_arn'),
      recovery_window_in_days: 0,
    }),
    block('resource', ['aws_secretsmanager_secret_version', name], {
      secret_id: ref(`aws_secretsmanager_secret.${name}.id`),
      secret_string_wo: call('jsonencode', Object.fromEntries(store.secret.keys.map(({ key }) => [key, values[key]]))),
      secret_string_wo_version: 1,
    }),
  ]
}
