import type { Answers } from '../../model/blueprint.ts'
import type { Planned } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Instance, Store } from '../../model/store.ts'
import { type Charge, kafkaCharges, searchCharges, streamCharges, tableCharges, unitsFollowing } from '../charges.ts'
import { callsOf, flowOf } from '../flow.ts'
import { searchDisk } from '../sizes.ts'
import { type At, type Line, monthHours, monthSeconds } from './line.ts'

/** What keeps data, and its backups. */
export function storeLines(plan: Planned, spec: Spec, decided: Answers): Line[] {
  const each = plan.stores.flatMap((store) => {
    const own = Object.entries(store.instances).flatMap(([stage, instance]) => {
      const stack = plan.stacks.find(({ name }) => name === instance.stack)
      if (!stack) return []
      const at = { stack: stack.name, region: stack.region }
      const full = stack.purpose === 'production' && !/preview/.test(stage)
      const share = full ? 1 : 0.01
      const load = share * loadOf(spec, store.name)
      if (usedUp.has(store.module)) return byUse(store, instance, at, spec, share)
      return byEngine(store, instance, at, { jobs: share * jobsOf(spec, store.name), load }, full)
    })
    return [...own, ...copies(store, spec, decided)]
  })
  return [...each, ...doors(plan)]
}

/** The one door of a network to the collections of OpenSearch Serverless, in each zone. */
function doors({ stores, stacks }: Planned): Line[] {
  const reached = stores
    .filter(({ module }) => module === 'search-serverless')
    .flatMap(({ instances }) => Object.values(instances).map(({ stack }) => stack))
  return stacks
    .filter(({ name }) => reached.includes(name))
    .map(({ name, region, zones }) => ({
      stack: name,
      region,
      what: 'Door to OpenSearch Serverless, in each zone',
      sku: 'vpc-endpoint/interface',
      quantity: zones.length,
    }))
}

/** Jobs, and calls of any service, a second. */
interface Use {
  readonly jobs: number
  readonly load: number
}

function byEngine(store: Store, instance: Instance, at: At, { jobs, load }: Use, full: boolean): Line[] {
  const what = `\`${instance.identifier}\``
  if (store.engine === 'postgresql') return database(store, instance, at, what, load)
  if (store.engine === 'redis')
    return instance.class === undefined || store.product === 'in-cluster'
      ? []
      : [
          {
            ...at,
            what: `Cache ${what} (${instance.class})`,
            sku: `elasticache/valkey/${instance.class}`,
            quantity: instance.multiZone ? 2 : 1,
          },
        ]
  if (store.engine === 'queue') return queue(store, at, what, jobs)
  if (store.module === 'search') return search(instance, at, what)
  if (store.engine === 'bucket')
    return [{ ...at, what: `Bucket ${what}`, sku: 's3/standard', quantity: instance.gigabytes }]
  return analytics(store, instance, at, what, full)
}

/** Streams and tables: by what passes through, with what was chosen for the peak. */
/** What is paid by what passes through it, or by units that come and go. */
const usedUp: ReadonlySet<string> = new Set(['stream', 'table', 'kafka', 'search-serverless'])

function byUse(
  { name, product, module, backup }: Store,
  instance: Instance,
  at: At,
  spec: Spec,
  share: number,
): Line[] {
  const lines = (charges: readonly Charge[]) =>
    charges.map(({ what, ...charge }) => ({ ...at, what: `${what} of \`${instance.identifier}\``, ...charge }))
  if (module === 'search-serverless') return lines(searchCharges(instance.gigabytes, share === 1))
  if (module === 'kafka') {
    const flow = flowOf(spec, name)
    return lines(kafkaCharges({ ...flow, average: flow.average * share }, instance.class ?? '', instance.units))
  }
  if (module === 'stream') {
    const flow = flowOf(spec, name)
    return lines(streamCharges(product, { ...flow, average: flow.average * share }, instance.units))
  }
  const calls = callsOf(spec, name)
  return lines([
    ...tableCharges(product, { ...calls, average: calls.average * share }, instance.units),
    { what: 'Storage', sku: 'dynamodb/storage', quantity: instance.gigabytes },
    ...(backup.method === 'point-in-time'
      ? [{ what: 'Continuous backup', sku: 'dynamodb/pitr', quantity: instance.gigabytes }]
      : []),
  ])
}

function search({ class: type = '', units = 1, gigabytes }: Instance, at: At, what: string): Line[] {
  return [
    { ...at, what: `Search ${what} (${type})`, sku: `opensearch/${type}`, quantity: units },
    {
      ...at,
      what: `Storage of ${what}`,
      sku: 'opensearch/gp3',
      quantity: units * searchDisk(gigabytes, units),
      assumed: 'each document twice, with room to spare',
    },
  ]
}

function database({ product }: Store, instance: Instance, at: At, what: string, load: number): Line[] {
  const suffix = instance.multiZone ? '/multi-az' : ''
  const aurora = product.startsWith('aurora')
  const units = product === 'aurora-serverless' ? unitsFollowing(load) : 1
  const machine =
    product === 'aurora-serverless'
      ? 'aurora/acu'
      : `${aurora ? 'aurora' : 'rds'}/postgresql/${instance.class}${aurora ? '' : suffix}`
  return [
    {
      ...at,
      what: `Database ${what}${instance.class ? ` (${instance.class}${instance.multiZone && !aurora ? ', two zones' : ''})` : ''}`,
      sku: machine,
      quantity: (instance.units ?? 1) * units,
      ...(product === 'aurora-serverless' && { assumed: `${units} capacity units of each on average` }),
    },
    {
      ...at,
      what: `Storage of ${what}`,
      sku: aurora ? 'aurora/storage' : `rds/gp3${suffix}`,
      quantity: instance.gigabytes,
    },
    ...(instance.readers
      ? [
          {
            ...at,
            what: `Readers of ${what} (${instance.readers.count} × ${instance.readers.class})`,
            sku: `rds/postgresql/${instance.readers.class}`,
            quantity: instance.readers.count,
          },
          {
            ...at,
            what: `Storage of the readers of ${what}`,
            sku: 'rds/gp3',
            quantity: instance.readers.count * instance.gigabytes,
          },
        ]
      : []),
    ...(aurora
      ? [
          {
            ...at,
            what: `I/O of ${what}`,
            sku: 'aurora/io',
            quantity: (load * monthSeconds) / 1e6,
            assumed: 'one for each call: most are answered from memory',
          },
        ]
      : []),
  ]
}

function queue({ product }: Store, at: At, what: string, jobs: number): Line[] {
  if (product === 'sqs')
    return [
      {
        ...at,
        what: `Queue ${what}`,
        sku: 'sqs/standard',
        quantity: (jobs * (1 + 2 / batch(jobs)) * monthSeconds) / 1e6,
        assumed: `sent one by one, received and deleted ${batch(jobs) === 1 ? 'so too' : 'ten at a time'}`,
      },
    ]
  return []
}

function analytics({ product }: Store, { gigabytes }: Instance, at: At, what: string, full: boolean): Line[] {
  if (product === 'athena')
    return [
      { ...at, what: `Files of ${what}`, sku: 's3/standard', quantity: gigabytes },
      { ...at, what: `Queries of ${what}`, sku: 'athena/scanned', quantity: 1 },
    ]
  const hours = full ? 8 : 1
  return [
    {
      ...at,
      what: `Warehouse ${what}`,
      sku: 'redshift/serverless/rpu',
      quantity: (8 * hours * 30.4) / monthHours,
      assumed: `8 units, working ${hours === 1 ? 'an hour' : `${hours} hours`} a day`,
    },
    { ...at, what: `Storage of ${what}`, sku: 'redshift/storage', quantity: gigabytes },
  ]
}

/** Backups as large as the database are free in its region; a copy elsewhere is not. */
function copies({ engine, backup, datastore, instances, name }: Store, { cloud }: Spec, decided: Answers): Line[] {
  const production = instances.production ?? Object.values(instances)[0]
  if (cloud.recovery === undefined || !production) return []
  const replicated = decided.regions !== undefined && decided.regions.answer !== 'single'
  const changed = (datastore.size / 1e9) * 0.02 * 30
  const sent = {
    what: `Changes of \`${name}\`, sent to ${cloud.recovery}`,
    stack: production.stack,
    region: cloud.region,
    sku: 'transfer/inter-region',
    assumed: 'a fiftieth of the data changes in a day',
  }
  const followed = Object.values(instances).some(({ replicaOf }) => replicaOf)
  if (engine !== 'postgresql') return followed ? [{ ...sent, quantity: changed }] : []
  if (!backup.copied) return []
  return [
    {
      what: `Backups of \`${name}\`, copied`,
      stack: 'recovery',
      region: cloud.recovery,
      sku: 'rds/backup',
      quantity: production.gigabytes,
    },
    { ...sent, quantity: changed * (replicated ? 2 : 1) },
  ]
}

function jobsOf({ services }: Spec, name: string): number {
  return services
    .filter(({ type, uses }) => type === 'worker' && uses.includes(name))
    .reduce((sum, { traffic }) => sum + traffic.average, 0)
}

function loadOf({ services }: Spec, name: string): number {
  return services.filter(({ uses }) => uses.includes(name)).reduce((sum, { traffic }) => sum + traffic.average, 0)
}

/** Messages that one receiving takes: a reader that waits finds several where many come. */
function batch(jobs: number): number {
  return jobs >= 10 ? 10 : 1
}
