import type { Change, Delivery, DeliveryStatus, Told } from '../../model/delivery.ts'
import type { Database } from '../../model/server.ts'

/**
 * Keeps what is told of a delivery; `undefined` where that was known. Told out of order it is right all the same: what has arrived or
 * failed does not begin again, and changes are not lost.
 */
export async function tellDelivery(database: Database, told: Told): Promise<Delivery | undefined> {
  const [row] = await database.query<Row>(
    `insert into delivery as known (key, service, environment, version, status, at, source, by, url, changes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)
     on conflict (key) do update set status = excluded.status, at = excluded.at, version = excluded.version,
       url = coalesce(excluded.url, known.url), by = coalesce(excluded.by, known.by),
       changes = case when excluded.changes = '[]'::jsonb then known.changes else excluded.changes end
     where excluded.status <> 'started' and (known.status = 'started' or excluded.at > known.at)
     returning *`,
    [
      told.key,
      told.service,
      told.environment,
      told.version,
      told.status,
      told.at,
      told.source,
      told.by ?? null,
      told.url ?? null,
      JSON.stringify(told.changes),
    ],
  )
  return row && delivery(row)
}

export interface Wanted {
  readonly service?: string
  readonly environment?: string
  readonly from?: Date
  readonly to?: Date
  readonly before?: number
  readonly limit?: number
}

/** Newest first. `to` is no longer in it. */
export async function deliveriesOf(database: Database, wanted: Wanted): Promise<readonly Delivery[]> {
  const { service, environment, from, to, before, limit } = wanted
  const rows = await database.query<Row>(
    `select * from delivery where ($1::text is null or service = $1) and ($2::text is null or environment = $2)
     and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4) and ($5::bigint is null or id < $5)
     order by at desc, id desc limit $6`,
    [service ?? null, environment ?? null, from ?? null, to ?? null, before ?? null, limit ?? null],
  )
  return rows.map(delivery)
}

export async function forgetDeliveries(database: Database, before: Date): Promise<void> {
  await database.query('delete from delivery where at < $1', [before])
}

interface Row {
  readonly id: number
  readonly service: string
  readonly environment: string
  readonly version: string
  readonly status: DeliveryStatus
  readonly at: Date
  readonly source: Delivery['source']
  readonly by: string | null
  readonly url: string | null
  readonly changes: readonly { readonly commit: string; readonly at?: string }[]
}

function delivery({ by, url, changes, id, service, environment, version, status, at, source }: Row): Delivery {
  return {
    id,
    service,
    environment,
    version,
    status,
    at,
    source,
    ...(by !== null && { by }),
    ...(url !== null && { url }),
    changes: changes.map(({ commit, at }): Change => (at === undefined ? { commit } : { commit, at: new Date(at) })),
  }
}
