import type { Database } from '../../model/server.ts'

/** How an objective stood when it was looked at last. `status` is what `slo/show` shows. */
export interface KeptStatus {
  readonly objective: string
  readonly at: Date
  readonly status?: unknown
  readonly failure?: string
}

export async function statusesOf(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, KeptStatus>> {
  const rows = await database.query<{ objective: string; at: Date; status: unknown; failure: string | null }>(
    'select * from objective_status where objective = any($1)',
    [ids],
  )
  return new Map(
    rows.map(({ objective, at, status, failure }) => [
      objective,
      { objective, at, ...(status !== null && { status }), ...(failure !== null && { failure }) },
    ]),
  )
}

export async function saveStatus(database: Database, objective: string, at: Date, status: unknown): Promise<void> {
  await database.query(
    `insert into objective_status (objective, at, status, failure) values ($1, $2, $3::jsonb, null)
     on conflict (objective) do update set at = excluded.at, status = excluded.status, failure = null`,
    [objective, at, JSON.stringify(status)],
  )
}

/** The status of before stays, with its time. */
export async function saveFailure(database: Database, objective: string, at: Date, failure: string): Promise<void> {
  await database.query(
    `insert into objective_status (objective, at, status, failure) values ($1, $2, null, $3)
     on conflict (objective) do update set failure = excluded.failure`,
    [objective, at, failure],
  )
}

/** For charts: what was left and how fast it burned. */
export interface Point {
  readonly at: Date
  readonly left: number
  readonly burn?: number
}

export async function savePoint(database: Database, objective: string, { at, left, burn }: Point): Promise<void> {
  await database.query(
    `insert into objective_point (objective, at, budget_left, burn) values ($1, $2, $3, $4)
     on conflict (objective, at) do update set budget_left = excluded.budget_left, burn = excluded.burn`,
    [objective, at, left, burn ?? null],
  )
}

export async function pointsOf(database: Database, objective: string, from: Date, to: Date): Promise<readonly Point[]> {
  const rows = await database.query<{ at: Date; budget_left: number; burn: number | null }>(
    'select at, budget_left, burn from objective_point where objective = $1 and at > $2 and at <= $3 order by at',
    [objective, from, to],
  )
  return rows.map(({ at, budget_left, burn }) => ({ at, left: budget_left, ...(burn !== null && { burn }) }))
}
