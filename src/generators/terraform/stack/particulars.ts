import { flowOf, partitionsFor } from '../../../design/flow.ts'
import { bucketName } from '../../../design/names.ts'
import { searchDisk } from '../../../design/sizes.ts'
import { type Attributes, ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { auditedFor } from './audit.ts'
import { isProduction, type StackContext, type StoreHome } from './context.ts'
import { keptAsAsked } from './retention.ts'
import { searchers } from './search-door.ts'

/** What the call of a module says of the store besides its name, its place and its secret. */
export const by: Readonly<Record<string, (home: StoreHome, context: StackContext) => Attributes>> = {
  aurora,
  table,
  bucket,
  stream: ({ instance, stage }) => ({
    protected: isProduction(stage),
    ...(instance.units !== undefined && { shards: instance.units }),
    ...(!isProduction(stage) && { retention_hours: 24 }),
  }),
  search: ({ instance: { class: type, units = 1, gigabytes } }, { spec }) => ({
    ...keptAsAsked(spec.compliance),
    instance_type: type,
    nodes: units,
    volume_size: searchDisk(gigabytes, units),
  }),
  'search-serverless': (home, context) => ({
    vpc_endpoint_id: ref('module.search_endpoint.id'),
    roles: searchers(home, context),
    awake: isProduction(home.stage),
  }),
  kafka: ({ store, stage, instance }, { plan, spec }) => ({
    ...keptAsAsked(spec.compliance),
    topic: store.name,
    instance_type: instance.class,
    brokers: instance.units,
    partitions: partitionsFor(
      flowOf(spec, store.name),
      Math.max(
        ...plan.workloads
          .filter(({ service }) => service.type === 'worker' && service.uses.includes(store.name))
          .map(({ replicas }) => replicas[stage.name]?.max ?? 1),
        1,
      ),
    ),
    ...(!isProduction(stage) && { retention_hours: 24 }),
  }),
  cache: ({ instance, stage }) => ({
    node_type: instance.class,
    multi_az: isProduction(stage),
    snapshot_retention_days: isProduction(stage) ? 7 : 0,
  }),
  analytics: ({ stage }, { plan }) => ({
    database: label(plan.system),
    daily_rpu_hours: isProduction(stage) ? 64 : 8,
  }),
  lake: ({ stage, store }, { plan }) => ({
    database: label(plan.system, stage.name, store.name),
    limit_gigabytes: Math.max(10, Math.ceil(store.datastore.size / 1e9)),
  }),
}

function aurora({ store, stage, instance }: StoreHome, { plan, spec }: StackContext): Attributes {
  const full = isProduction(stage)
  return {
    database: label(plan.system),
    instance_class: instance.class ?? 'db.serverless',
    instances: instance.units,
    protected: full,
    ...auditedFor(spec.compliance),
    backup_retention_days: full ? store.backup.retentionDays : Math.min(store.backup.retentionDays, 7),
    ...keptAsAsked(spec.compliance),
    ...(instance.globalCluster && { global_cluster: instance.globalCluster }),
    ...(instance.globalCluster &&
      Object.values(store.instances).some(({ equal }) => equal) && { forward_writes: true }),
    ...(instance.replicaOf && {
      replica_of: { region: spec.cloud.region },
    }),
  }
}

function table({ store, stage, instance }: StoreHome, { spec }: StackContext): Attributes {
  const full = isProduction(stage)
  const days = store.backup.method === 'none' ? 0 : full ? store.backup.retentionDays : 7
  return {
    protected: full,
    recovery_days: days,
    ...(instance.units !== undefined &&
      !instance.replicaOf && {
        capacity: { least: Math.max(5, Math.ceil(instance.units / 4)), most: instance.units * 4 },
      }),
    ...(full &&
      !instance.replicaOf &&
      Object.values(store.instances).some(({ replicaOf }) => replicaOf) && { replicated: true }),
    ...(instance.replicaOf && {
      replica_of: {
        arn: template`arn:aws:dynamodb:${spec.cloud.region}:${ref('data.aws_caller_identity.current.account_id')}:table/${instance.replicaOf}`,
      },
    }),
  }
}

function bucket({ instance, store }: StoreHome, { plan, spec }: StackContext): Attributes {
  const source = plan.stages.find(({ name }) => store.instances[name]?.identifier === instance.replicaOf)
  if (!source || !instance.replicaOf) return {}
  return {
    ...(instance.equal && { both_ways: true }),
    replica_of: {
      bucket: bucketName(instance.replicaOf, spec),
      region: spec.cloud.region,
      key_alias: `alias/${plan.system}-${source.name}`,
    },
  }
}
