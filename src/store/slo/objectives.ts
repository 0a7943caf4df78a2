import { type Objective, objectiveId } from '../../model/objective.ts'
import type { Database } from '../../model/server.ts'

/** An objective as it was applied. */
export interface Applied {
  readonly id: string
  readonly objective: Objective
  readonly source: string
  readonly version: string
  readonly appliedAt: Date
  readonly appliedBy: string
}

/** Those that count, in the order of their ids; of one service where it is named. */
export async function objectivesOf(database: Database, service?: string): Promise<readonly Applied[]> {
  const rows = await database.query<Row>(
    'select * from objective where retired_at is null and ($1::text is null or service = $1) order by id',
    [service ?? null],
  )
  return rows.map(applied)
}

export async function objectiveOf(database: Database, id: string): Promise<Applied | undefined> {
  const [row] = await database.query<Row>('select * from objective where id = $1 and retired_at is null', [id])
  return row && applied(row)
}

export async function saveObjective(
  database: Database,
  objective: Objective,
  {
    source,
    version,
    at,
    by,
  }: { readonly source: string; readonly version: string; readonly at: Date; readonly by: string },
): Promise<void> {
  await database.query(
    `insert into objective (id, service, definition, source, version, applied_at, applied_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set definition = excluded.definition, source = excluded.source, version = excluded.version,
       applied_at = excluded.applied_at, applied_by = excluded.applied_by, retired_at = null`,
    [objectiveId(objective), objective.service, objective, source, version, at, by],
  )
}

export async function retire(database: Database, ids: readonly string[], at: Date): Promise<void> {
  await database.query('update objective set retired_at = $2 where id = any($1) and retired_at is null', [ids, at])
}

interface Row {
  readonly id: string
  readonly definition: Objective
  readonly source: string
  readonly version: string
  readonly applied_at: Date
  readonly applied_by: string
}

function applied({ id, definition, source, version, applied_at, applied_by }: Row): Applied {
  return { id, objective: definition, source, version, appliedAt: applied_at, appliedBy: applied_by }
}
