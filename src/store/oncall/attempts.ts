import type { Database } from '../../model/server.ts'

/** Before anything leaves: an attempt that a dying process cannot forget. */
export async function beginAttempt(database: Database, page: string, at: Date): Promise<number> {
  const [row] = await database.query<{ attempts: number }>(
    'update page set attempts = attempts + 1 where id = $1 returning attempts',
    [page],
  )
  const number = row?.attempts ?? 1
  await database.query('insert into page_attempt (page, number, began_at) values ($1, $2, $3)', [page, number, at])
  return number
}

export async function endAttempt(
  database: Database,
  { page, number, at, outcome, detail }: { page: string; number: number; at: Date; outcome: string; detail: string },
): Promise<void> {
  await database.query(
    'update page_attempt set ended_at = $3, outcome = $4, detail = $5 where page = $1 and number = $2',
    [page, number, at, outcome, detail],
  )
}

export async function attemptsOf(database: Database, page: string): Promise<readonly Attempt[]> {
  return database.query<Attempt>(
    'select number, began_at as "beganAt", ended_at as "endedAt", outcome, detail from page_attempt where page = $1 order by number',
    [page],
  )
}

export interface Attempt {
  readonly number: number
  readonly beganAt: Date
  readonly endedAt: Date | null
  /** `sent`, `retry`, `refused`; null where the process died before it knew. */
  readonly outcome: string | null
  readonly detail: string | null
}
