import type { Answers } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import type { Datastore, Spec } from '../../model/spec.ts'
import type { Backup, Instance, Secret, Store } from '../../model/store.ts'
import { type Product, productOf } from '../products.ts'
import { classOf, unitsOf } from '../sizes.ts'

const gigabyte = 1e9

/** Every datastore with the instances it has, one a stage. Previews use what development has. */
export function storesOf(spec: Spec, decided: Answers, stages: readonly Stage[]): Store[] {
  return spec.data.map((datastore) => {
    const { name, engine } = datastore
    const product = productOf(datastore, decided)
    return {
      datastore,
      name,
      engine,
      product: product.name,
      port: product.port,
      module: product.module,
      decision: product.decision,
      instances: instancesOf(spec, decided, stages, datastore, product),
      secret: secretOf(spec, stages, datastore, product),
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

/** GiB: RDS has no disk of type gp3 that is smaller. */
const smallestDisk = 20

/** Modules that keep a copy in the recovery region by themselves. */
const replicated: ReadonlySet<string> = new Set(['database', 'aurora', 'table', 'bucket'])

function instancesOf(
  spec: Spec,
  decided: Answers,
  stages: readonly Stage[],
  datastore: Datastore,
  product: Product,
): Record<string, Instance> {
  const production = stages.find(
    ({ environment, name }) => environment.kind === 'production' && environment.name === name,
  )
  // Where both regions serve, either carries all.
  const equal = decided.regions?.answer === 'active-active'
  const calls = spec.services
    .filter(({ uses }) => uses.includes(datastore.name))
    .reduce((sum, { traffic }) => sum + traffic.average, 0)
  const entries = stages
    .filter((stage) => hostOf(stage, stages) === stage)
    .map((stage): [string, Instance] => {
      const full = stage.environment.kind === 'production'
      const gigabytes = Math.ceil(datastore.size / gigabyte)
      const held = Math.max(
        product.module === 'database' ? smallestDisk : 0,
        full ? gigabytes : Math.min(gigabytes, 50),
      )
      const size = product.name === 'aurora-serverless' ? undefined : classOf(product.module, held, full, calls)
      const source = stage.name === 'recovery' && replicated.has(product.module) ? production : undefined
      const units = unitsOf(spec, datastore, product, {
        production: full,
        recovery: stage.name === 'recovery' && !equal,
      })
      return [
        stage.name,
        {
          // A table has one name in all its regions.
          identifier: `${spec.name}-${(product.module === 'table' && source ? source : stage).name}-${datastore.name}`,
          stack: stage.stack,
          ...(size && { class: size }),
          gigabytes: held,
          ...(units !== undefined && { units }),
          multiZone:
            full &&
            (stage.name !== 'recovery' || equal) &&
            decided[`database/${datastore.name}`]?.answer !== 'rds-single',
          ...(size &&
            product.module === 'database' &&
            full &&
            stage.name !== 'recovery' &&
            datastore.readers !== undefined && { readers: { count: datastore.readers, class: size } }),
          ...(product.module === 'aurora' &&
            full &&
            production &&
            stages.some(({ name }) => name === 'recovery') && {
              globalCluster: `${spec.name}-${production.name}-${datastore.name}-global`,
            }),
          ...(equal && stage.name === 'recovery' && { equal: true }),
          ...(source && { replicaOf: `${spec.name}-${source.name}-${datastore.name}` }),
        },
      ]
    })
  return Object.fromEntries(entries)
}

function secretOf(spec: Spec, stages: readonly Stage[], { name }: Datastore, { keys }: Product): Secret {
  const prefix = name.toUpperCase().replaceAll('-', '_')
  return {
    name,
    remote: Object.fromEntries(
      stages.map((stage) => [stage.name, `${spec.name}/${hostOf(stage, stages).name}/${name}`]),
    ),
    keys: keys.map((key) => ({
      key,
      variable: `${prefix}_${key.toUpperCase()}`,
      secret: key === 'password' || key === 'token',
    })),
  }
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
