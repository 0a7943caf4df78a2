import type { Database } from '../../model/server.ts'

/** One version of the routing configuration. */
export interface RoutingVersion {
  readonly version: number
  /** With everything that is secret, sealed. */
  readonly sealed: string
  /** Without. */
  readonly shown: string
  readonly at: Date
  readonly by: string
}

/** The newest version, or the one of a number. */
export async function routingVersion(database: Database, version?: number): Promise<RoutingVersion | undefined> {
  const [row] = await database.query<RoutingVersion & object>(
    'select * from alert_routing where $1::integer is null or version = $1 order by version desc limit 1',
    [version ?? null],
  )
  return row
}

/** 0 where nobody has set any. */
export async function newestRouting(database: Database): Promise<number> {
  const [row] = await database.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from alert_routing',
  )
  return row?.version ?? 0
}

export async function addRouting(database: Database, each: Omit<RoutingVersion, 'version'>): Promise<number> {
  const [row] = await database.query<{ version: number }>(
    'insert into alert_routing (sealed, shown, at, by) values ($1, $2, $3, $4) returning version',
    [each.sealed, each.shown, each.at, each.by],
  )
  return row?.version ?? 0
}

/** While alerts are taken and told of, the configuration stays: until the transaction ends. Any number may do so at once. */
export async function holdRouting(database: Database): Promise<void> {
  await database.query('select pg_advisory_xact_lock_shared($1)', [lock])
}

/** Waits for everything that goes on under the old configuration, and keeps anything new waiting until the transaction ends. */
export async function changeRouting(database: Database): Promise<void> {
  await database.query('select pg_advisory_xact_lock($1)', [lock])
}

const lock = 7_204_163
