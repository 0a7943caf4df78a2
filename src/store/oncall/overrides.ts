import type { Override } from '../../model/oncall.ts'
import type { Database } from '../../model/server.ts'

export interface KeptOverride extends Override {
  readonly schedule: string
}

export interface NewOverride extends Omit<Override, 'id'> {
  readonly schedule: string
  /** The calendar that it was read from. */
  readonly source?: string
}

/** Those that end after `from`, in the order in which they were made. */
export async function overridesOf(
  database: Database,
  { schedules, from }: { readonly schedules: readonly string[] | null; readonly from: Date },
): Promise<readonly KeptOverride[]> {
  const rows = await database.query<Row>(
    'select * from duty_override where ends_at > $2 and ($1::text[] is null or schedule = any($1)) order by id',
    [schedules, from],
  )
  return rows.map(overrideOf)
}

export async function addOverride(
  database: Database,
  override: NewOverride,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<KeptOverride> {
  const [row] = await database.query<Row>(
    `insert into duty_override (schedule, person, replaces, beside, starts_at, ends_at, because, source, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning *`,
    [
      override.schedule,
      override.person ?? null,
      override.replaces ?? null,
      override.beside ?? false,
      override.from,
      override.to,
      override.because,
      override.source ?? null,
      at,
      by,
    ],
  )
  if (!row) throw new Error('the database kept no override')
  return overrideOf(row)
}

export async function removeOverride(database: Database, id: string): Promise<KeptOverride | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined
  const [row] = await database.query<Row>('delete from duty_override where id = $1 returning *', [id])
  return row && overrideOf(row)
}

/** Takes away what was read from a calendar, before it is read anew. */
export async function forgetSource(database: Database, source: string, schedule: string): Promise<number> {
  const rows = await database.query('delete from duty_override where source = $1 and schedule = $2 returning id', [
    source,
    schedule,
  ])
  return rows.length
}

interface Row {
  readonly id: number
  readonly schedule: string
  readonly person: string | null
  readonly replaces: string | null
  readonly beside: boolean
  readonly starts_at: Date
  readonly ends_at: Date
  readonly because: string
}

function overrideOf(row: Row): KeptOverride {
  return {
    id: String(row.id),
    schedule: row.schedule,
    ...(row.person !== null && { person: row.person }),
    ...(row.replaces !== null && { replaces: row.replaces }),
    ...(row.beside && { beside: true }),
    from: row.starts_at,
    to: row.ends_at,
    because: row.because,
  }
}
