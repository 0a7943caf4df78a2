import type { Database } from '../../model/server.ts'

/** A time in which nothing goes out; of one service, or of all. */
export interface Freeze {
  readonly id: number
  readonly service?: string
  readonly from: Date
  readonly to: Date
  readonly reason: string
  readonly by: string
}

export async function freezesAt(database: Database, at: Date, service?: string): Promise<readonly Freeze[]> {
  const rows = await database.query<FreezeRow>(
    'select * from delivery_freeze where from_at <= $1 and to_at > $1 and (service is null or service = $2) order by to_at',
    [at, service ?? null],
  )
  return rows.map(freeze)
}

/** Those that hold or will. */
export async function freezesAfter(database: Database, at: Date): Promise<readonly Freeze[]> {
  return (await database.query<FreezeRow>('select * from delivery_freeze where to_at > $1 order by from_at', [at])).map(
    freeze,
  )
}

export async function addFreeze(
  database: Database,
  { service, from, to, reason, by }: Omit<Freeze, 'id'>,
): Promise<Freeze> {
  const [row] = await database.query<FreezeRow>(
    'insert into delivery_freeze (service, from_at, to_at, reason, made_by) values ($1, $2, $3, $4, $5) returning *',
    [service ?? null, from, to, reason, by],
  )
  if (!row) throw new Error('the database kept no freeze')
  return freeze(row)
}

/** False where it had ended, or never was. */
export async function endFreeze(database: Database, id: number, at: Date): Promise<boolean> {
  const rows = await database.query('update delivery_freeze set to_at = $2 where id = $1 and to_at > $2 returning id', [
    id,
    at,
  ])
  return rows.length > 0
}

export interface Check {
  readonly at: Date
  readonly service: string
  readonly actor: string
  readonly outcome: 'go' | 'approval' | 'frozen'
  readonly reasons: readonly unknown[]
  readonly override?: string
}

export async function saveCheck(database: Database, check: Check): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    'insert into gate_check (at, service, actor, outcome, reasons, override) values ($1, $2, $3, $4, $5::jsonb, $6) returning id',
    [check.at, check.service, check.actor, check.outcome, JSON.stringify(check.reasons), check.override ?? null],
  )
  return row?.id ?? 0
}

export async function forgetChecks(database: Database, before: Date): Promise<void> {
  await database.query('delete from gate_check where at < $1', [before])
}

interface FreezeRow {
  readonly id: number
  readonly service: string | null
  readonly from_at: Date
  readonly to_at: Date
  readonly reason: string
  readonly made_by: string
}

function freeze({ id, service, from_at, to_at, reason, made_by }: FreezeRow): Freeze {
  return { id, ...(service !== null && { service }), from: from_at, to: to_at, reason, by: made_by }
}
