import type { Database } from '../../model/server.ts'

/** Something that is to be done so that it does not happen again. */
export interface KeptAction {
  readonly id: number
  readonly incident: number
  readonly text: string
  readonly owner: string
  /** `2026-12-04`. */
  readonly due: string
  readonly doneAt?: Date
}

export async function addAction(
  database: Database,
  { incident, text, owner, due }: Omit<KeptAction, 'id' | 'doneAt'>,
): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    'insert into incident_action (incident, text, owner, due) values ($1, $2, $3, $4) returning id',
    [incident, text, owner, due],
  )
  return row?.id ?? 0
}

/** Of one incident, or all that are still to be done; what is due first comes first. */
export async function actionsOf(database: Database, incident?: number): Promise<readonly KeptAction[]> {
  const rows = await database.query<ActionRow>(
    `select id, incident, text, owner, to_char(due, 'YYYY-MM-DD') as due, done_at from incident_action
     where ${incident === undefined ? 'done_at is null' : 'incident = $1'} order by due, id limit 1000`,
    incident === undefined ? [] : [incident],
  )
  return rows.map(({ done_at, ...row }) => ({ ...row, ...(done_at && { doneAt: done_at }) }))
}

/** Answers the action; `undefined` where there is none of that number. */
export async function finishAction(database: Database, id: number, at: Date): Promise<KeptAction | undefined> {
  const [row] = await database.query<ActionRow>(
    `update incident_action set done_at = coalesce(done_at, $2) where id = $1
     returning id, incident, text, owner, to_char(due, 'YYYY-MM-DD') as due, done_at`,
    [id, at],
  )
  if (!row) return undefined
  const { done_at, ...action } = row
  return { ...action, ...(done_at && { doneAt: done_at }) }
}

export async function rolesOf(database: Database, incident: number): Promise<Readonly<Record<string, string>>> {
  const rows = await database.query<{ role: string; person: string }>(
    'select role, person from incident_role where incident = $1 order by role',
    [incident],
  )
  return Object.fromEntries(rows.map(({ role, person }) => [role, person]))
}

export async function giveRole(database: Database, incident: number, role: string, person: string): Promise<void> {
  await database.query(
    `insert into incident_role (incident, role, person) values ($1, $2, $3)
     on conflict (incident, role) do update set person = excluded.person`,
    [incident, role, person],
  )
}

export async function reviewTextOf(database: Database, incident: number): Promise<string | undefined> {
  const [row] = await database.query<{ text: string }>('select text from incident_review where incident = $1', [
    incident,
  ])
  return row?.text
}

export async function saveReview(
  database: Database,
  incident: number,
  { text, at, by }: { readonly text: string; readonly at: Date; readonly by: string },
): Promise<void> {
  await database.query(
    `insert into incident_review (incident, text, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (incident) do update set text = excluded.text, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [incident, text, at, by],
  )
}

interface ActionRow {
  readonly id: number
  readonly incident: number
  readonly text: string
  readonly owner: string
  readonly due: string
  readonly done_at: Date | null
}
