import type { Matcher, Silence } from '../../model/alert.ts'
import type { Database } from '../../model/server.ts'

interface SilenceRow {
  readonly id: string
  readonly matchers: readonly Matcher[]
  readonly starts_at: Date
  readonly ends_at: Date
  readonly updated_at: Date
  readonly created_by: string
  readonly comment: string
}

/** Those that hold now. */
export async function activeSilences(database: Database, now: Date): Promise<readonly Silence[]> {
  const rows = await database.query<SilenceRow>('select * from silence where ends_at > $1 and starts_at <= $1', [now])
  return rows.map(silenceOf)
}

/** All that are kept; those that ended last come first. */
export async function allSilences(database: Database, limit: number): Promise<readonly Silence[]> {
  const rows = await database.query<SilenceRow>('select * from silence order by ends_at desc, id limit $1', [limit])
  return rows.map(silenceOf)
}

/** Locked until the transaction ends, so that two who change it come one after the other. */
export async function silenceById(database: Database, id: string): Promise<Silence | undefined> {
  if (!uuid.test(id)) return undefined
  const [row] = await database.query<SilenceRow>('select * from silence where id = $1 for update', [id])
  return row && silenceOf(row)
}

export async function putSilence(database: Database, silence: Silence): Promise<void> {
  await database.query(
    `insert into silence (id, matchers, starts_at, ends_at, updated_at, created_by, comment)
     values ($1, $2::jsonb, $3, $4, $5, $6, $7)
     on conflict (id) do update set matchers = excluded.matchers, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       updated_at = excluded.updated_at, created_by = excluded.created_by, comment = excluded.comment`,
    [
      silence.id,
      JSON.stringify(silence.matchers),
      silence.startsAt,
      silence.endsAt,
      silence.updatedAt,
      silence.createdBy,
      silence.comment,
    ],
  )
}

function silenceOf(row: SilenceRow): Silence {
  return {
    id: row.id,
    matchers: row.matchers,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    updatedAt: row.updated_at,
    createdBy: row.created_by,
    comment: row.comment,
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
