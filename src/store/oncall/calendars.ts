import type { Database } from '../../model/server.ts'

export interface Feed {
  readonly schedule?: string
  readonly person?: string
}

/** Who asks with a token may read this. */
export async function addFeed(
  database: Database,
  tokenHash: string,
  feed: Feed,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  await database.query(
    'insert into calendar_feed (token_hash, schedule, person, created_at, created_by) values ($1, $2, $3, $4, $5)',
    [tokenHash, feed.schedule ?? null, feed.person ?? null, at, by],
  )
}

export async function feedOf(database: Database, tokenHash: string): Promise<Feed | undefined> {
  const [row] = await database.query<{ schedule: string | null; person: string | null }>(
    'select schedule, person from calendar_feed where token_hash = $1',
    [tokenHash],
  )
  return (
    row && {
      ...(row.schedule !== null && { schedule: row.schedule }),
      ...(row.person !== null && { person: row.person }),
    }
  )
}

/** How many there were. */
export async function removeFeeds(database: Database, feed: Feed): Promise<number> {
  const rows = await database.query(
    'delete from calendar_feed where schedule is not distinct from $1 and person is not distinct from $2 returning token_hash',
    [feed.schedule ?? null, feed.person ?? null],
  )
  return rows.length
}

/** A calendar that is read again and again. */
export interface Source {
  readonly id: number
  readonly schedule: string
  /** Its address, sealed. */
  readonly sealed: string
  readonly reads: 'away' | 'shifts'
  readonly person: string | null
  readonly error: string | null
}

export async function addSource(
  database: Database,
  source: Omit<Source, 'id' | 'error'>,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    `insert into calendar_source (schedule, sealed, reads, person, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [source.schedule, source.sealed, source.reads, source.person, at, by],
  )
  return row?.id ?? 0
}

export async function sourcesOf(database: Database): Promise<readonly Source[]> {
  return database.query<Source>('select id, schedule, sealed, reads, person, error from calendar_source order by id')
}

export async function sourceRead(database: Database, id: number, at: Date, error: string | null): Promise<void> {
  await database.query('update calendar_source set read_at = $2, error = $3 where id = $1', [id, at, error])
}

export async function removeSources(database: Database, schedule: string): Promise<readonly number[]> {
  const rows = await database.query<{ id: number }>('delete from calendar_source where schedule = $1 returning id', [
    schedule,
  ])
  return rows.map(({ id }) => id)
}
