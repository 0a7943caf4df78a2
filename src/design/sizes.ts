import type { Datastore, Spec } from '../model/spec.ts'
import { brokersFor, callsOf, capacityFor, flowOf, shardsFor } from './flow.ts'
import type { Product } from './products.ts'

/**
 * Rules of thumb: memory near a hundredth of the data for a database, a node that holds the working set for a cache. What a
 * burstable machine earns back while it idles carries a few calls a second.
 */
export function classOf(module: string, gigabytes: number, production: boolean, calls: number): string | undefined {
  if (module === 'database') return database(gigabytes, production, calls)
  // Aurora has no small machines, but for one to try things on.
  if (module === 'aurora')
    return production ? (gigabytes > 100 ? database(gigabytes, true, calls) : 'db.r7g.large') : 'db.t4g.medium'
  if (module === 'cache')
    return production ? (gigabytes > 10 ? 'cache.r7g.large' : 'cache.m7g.large') : 'cache.t4g.micro'
  if (module === 'kafka') return 'express.m7g.large'
  if (module === 'search')
    return production ? (gigabytes > 200 ? 'r7g.large.search' : 'm7g.large.search') : 't3.small.search'
  return undefined
}

function database(gigabytes: number, production: boolean, calls: number): string {
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

/** Shards, units of capacity, nodes or brokers. */
export function unitsOf(
  spec: Spec,
  { name, readers }: Datastore,
  product: Product,
  { production, recovery }: { readonly production: boolean; readonly recovery: boolean },
): number | undefined {
  // A writer and two readers: four nines are promised of a cluster in three zones. What follows it, and what has no steady load, has one.
  if (product.module === 'aurora') {
    if (!production) return 1
    return recovery ? 2 : 1 + (readers ?? (product.name === 'aurora-serverless' ? 1 : 2))
  }
  if (product.name === 'kinesis-provisioned') return production ? shardsFor(flowOf(spec, name)) : 1
  if (product.name === 'dynamodb-provisioned') return production ? capacityFor(callsOf(spec, name)) : 5
  if (product.module === 'search') return production ? 3 : 1
  if (product.module === 'kafka') return production ? brokersFor(flowOf(spec, name)) : 3
  return undefined
}

/**
 * Gigabytes of the disk of each node: every document twice where there are several nodes, and 1.45 times what is put in for the index
 * and what is kept free (docs.aws.amazon.com, "Sizing Amazon OpenSearch Service domains").
 */
export function searchDisk(gigabytes: number, nodes: number): number {
  return Math.max(10, Math.ceil((gigabytes * 1.45 * (nodes > 1 ? 2 : 1)) / nodes))
}
