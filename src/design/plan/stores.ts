import type { Answers } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import type { Datastore, Engine, Spec } from '../../model/spec.ts'
import type { Backup, Instance, Secret, Store } from '../../model/store.ts'

const gigabyte = 1e9

/** Every datastore with the instances it has, one a stage. Previews use what development has. */
export function storesOf(spec: Spec, decided: Answers, stages: readonly Stage[]): Store[] {
  return spec.data.map((datastore) => {
    const { name, engine } = datastore
    return {
      datastore,
      name,
      engine,
      product: decided[`${decisionOf[engine]}/${name}`]?.answer ?? fallback[engine],
      port: ports[engine],
      module: modules[engine],
      instances: instancesOf(spec, decided, stages, datastore),
      secret: secretOf(spec, stages, datastore),
      backup: backupOf(spec, decided, datastore),
    }
  })
}

/** The stage whose store a stage uses: its own, or for a preview the one of development. */
export function hostOf(stage: Stage, stages: readonly Stage[]): Stage {
  if (stage.environment.kind !== 'preview') return stage
  return (
    stages.find(({ environment }) => environment.kind === 'development') ??
    stages.find(({ environment }) => environment.kind === 'staging') ??
    stage
  )
}

const decisionOf: Readonly<Record<Engine, string>> = {
  postgresql: 'database',
  redis: 'cache',
  queue: 'queue',
  analytics: 'analytics',
  bucket: 'bucket',
}
const fallback: Readonly<Record<Engine, string>> = {
  postgresql: 'rds-single',
  redis: 'elasticache-valkey',
  queue: 'sqs',
  analytics: 'redshift-serverless',
  bucket: 's3',
}
const ports: Readonly<Record<Engine, number>> = {
  postgresql: 5432,
  redis: 6379,
  queue: 443,
  analytics: 5439,
  bucket: 443,
}
const modules: Readonly<Record<Engine, string>> = {
  postgresql: 'database',
  redis: 'cache',
  queue: 'queue',
  analytics: 'analytics',
  bucket: 'bucket',
}

function instancesOf(
  spec: Spec,
  decided: Answers,
  stages: readonly Stage[],
  datastore: Datastore,
): Record<string, Instance> {
  const production = stages.find(
    ({ environment, name }) => environment.kind === 'production' && environment.name === name,
  )
  const calls = spec.services
    .filter(({ uses }) => uses.includes(datastore.name))
    .reduce((sum, { traffic }) => sum + traffic.average, 0)
  const entries = stages
    .filter((stage) => hostOf(stage, stages) === stage)
    .map((stage): [string, Instance] => {
      const full = stage.environment.kind === 'production'
      const gigabytes = Math.ceil(datastore.size / gigabyte)
      const size = classOf(datastore.engine, full ? gigabytes : Math.min(gigabytes, 50), full, calls)
      const replica = stage.name === 'recovery' && datastore.engine === 'postgresql' && production
      return [
        stage.name,
        {
          identifier: `${spec.name}-${stage.name}-${datastore.name}`,
          stack: stage.stack,
          ...(size && { class: size }),
          gigabytes: full ? gigabytes : Math.min(gigabytes, 50),
          multiZone:
            full && stage.name !== 'recovery' && decided[`database/${datastore.name}`]?.answer !== 'rds-single',
          ...(replica && { replicaOf: `${spec.name}-${production.name}-${datastore.name}` }),
        },
      ]
    })
  return Object.fromEntries(entries)
}

/**
 * Rules of thumb: memory near a hundredth of the data for a database, a node that holds the working set for a cache. What a
 * burstable machine earns back while it idles carries a few calls a second.
 */
function classOf(engine: Engine, gigabytes: number, production: boolean, calls: number): string | undefined {
  if (engine === 'postgresql') {
    if (gigabytes <= 20 && calls <= 5) return production ? 'db.t4g.small' : 'db.t4g.micro'
    if (!production) return 'db.t4g.medium'
    if (gigabytes <= 50 && calls <= 20) return 'db.t4g.medium'
    return gigabytes > 2000
      ? 'db.r7g.2xlarge'
      : gigabytes > 500
        ? 'db.r7g.xlarge'
        : gigabytes > 100
          ? 'db.r7g.large'
          : 'db.m7g.large'
  }
  if (engine === 'redis')
    return production ? (gigabytes > 10 ? 'cache.r7g.large' : 'cache.m7g.large') : 'cache.t4g.micro'
  return undefined
}

function secretOf(spec: Spec, stages: readonly Stage[], { name, engine }: Datastore): Secret {
  const prefix = name.toUpperCase().replaceAll('-', '_')
  return {
    name,
    remote: Object.fromEntries(
      stages.map((stage) => [stage.name, `${spec.name}/${hostOf(stage, stages).name}/${name}`]),
    ),
    keys: keys[engine].map((key) => ({
      key,
      variable: `${prefix}_${key.toUpperCase()}`,
      secret: key === 'password' || key === 'token',
    })),
  }
}

const keys: Readonly<Record<Engine, readonly string[]>> = {
  postgresql: ['host', 'port', 'database', 'username', 'password'],
  redis: ['host', 'port', 'token'],
  queue: ['url', 'region'],
  analytics: ['host', 'port', 'database', 'username', 'password'],
  bucket: ['name', 'region'],
}

function backupOf(spec: Spec, decided: Answers, { name, rpo }: Datastore): Backup {
  const answer = decided[`backup/${name}`]?.answer
  const method = answer === 'point-in-time' || answer === 'daily' ? answer : 'none'
  return {
    method,
    retentionDays: method === 'none' ? 0 : spec.compliance.length > 0 ? 35 : 14,
    copied: method !== 'none' && spec.cloud.recovery !== undefined,
    // RDS ships its log every five minutes: docs.aws.amazon.com, "Restoring to a specified time", read 2026-08.
    rpo:
      method === 'point-in-time'
        ? Math.min(rpo, 5 * 60_000)
        : method === 'daily'
          ? 24 * 3_600_000
          : Number.POSITIVE_INFINITY,
  }
}
