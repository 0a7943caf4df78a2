import type { Labels } from '../../model/alert.ts'
import type { Incident, IncidentStatus, Severity } from '../../model/incident.ts'
import type { Database } from '../../model/server.ts'

/** What an incident is opened with. */
export type Opening = Pick<Incident, 'title' | 'severity' | 'service' | 'labels' | 'openedAt'> & {
  readonly openedBy: string
  readonly groupKey?: string
  readonly escalation?: string
}

export interface Kept extends Incident {
  readonly groupKey?: string
  readonly escalation?: string
  readonly openedBy: string
  readonly publicTitle?: string
}

export async function openIncident(database: Database, opening: Opening): Promise<Kept> {
  const [row] = await database.query<Row>(
    `insert into incident (title, severity, status, service, labels, group_key, escalation, opened_by, opened_at)
     values ($1, $2, 'triggered', $3, $4, $5, $6, $7, $8) returning *`,
    [
      opening.title,
      opening.severity,
      opening.service ?? null,
      opening.labels,
      opening.groupKey ?? null,
      opening.escalation ?? null,
      opening.openedBy,
      opening.openedAt,
    ],
  )
  if (!row) throw new Error('the database kept no incident')
  return kept(row)
}

/** Held until the transaction ends, so that two acts on one incident come one after the other. */
export async function lockedIncident(database: Database, id: number): Promise<Kept | undefined> {
  const [row] = await database.query<Row>('select * from incident where id = $1 for update', [id])
  return row && kept(row)
}

export async function incidentOf(database: Database, id: number): Promise<Kept | undefined> {
  const [row] = await database.query<Row>('select * from incident where id = $1', [id])
  return row && kept(row)
}

/** The last one that was opened for a group of alerts; nobody else looks for the same group until the transaction ends. */
export async function lastOfGroup(database: Database, groupKey: string): Promise<Kept | undefined> {
  await database.query('select pg_advisory_xact_lock(7204163, hashtext($1))', [groupKey])
  const [row] = await database.query<Row>(
    'select * from incident where group_key = $1 order by id desc limit 1 for update',
    [groupKey],
  )
  return row && kept(row)
}

/** Whether somebody has answered, or nothing is left to answer. */
export async function acknowledged(database: Database, id: number): Promise<boolean> {
  const incident = await incidentOf(database, id)
  return incident?.status !== 'triggered'
}

export async function saveIncident(database: Database, incident: Kept): Promise<void> {
  await database.query(
    `update incident set title = $2, severity = $3, status = $4, service = $5, acknowledged_at = $6, acknowledged_by = $7,
     resolved_at = $8, closed_at = $9, public_title = $10, escalation = $11 where id = $1`,
    [
      incident.id,
      incident.title,
      incident.severity,
      incident.status,
      incident.service ?? null,
      incident.acknowledgedAt ?? null,
      incident.acknowledgedBy ?? null,
      incident.resolvedAt ?? null,
      incident.closedAt ?? null,
      incident.publicTitle ?? null,
      incident.escalation ?? null,
    ],
  )
}

export interface Wanted {
  readonly status?: readonly IncidentStatus[]
  readonly service?: string
  readonly severity?: Severity
  /** Words of the title. */
  readonly text?: string
  readonly from?: Date
  readonly to?: Date
  /** Only what was opened before this id. */
  readonly before?: number
  readonly limit: number
}

/** Newest first. */
export async function incidentsOf(database: Database, wanted: Wanted): Promise<readonly Kept[]> {
  const { status, service, severity, text, from, to, before, limit } = wanted
  const conditions: string[] = []
  const values: unknown[] = []
  const and = (condition: string, value: unknown) => {
    values.push(value)
    conditions.push(condition.replace('?', `$${values.length}`))
  }
  if (status && status.length > 0) and('status = any(?)', status)
  if (service !== undefined) and('service = ?', service)
  if (severity !== undefined) and('severity = ?', severity)
  if (text) and('title ilike ?', `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`)
  if (from) and('opened_at >= ?', from)
  if (to) and('opened_at < ?', to)
  if (before !== undefined) and('id < ?', before)
  values.push(limit)
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const rows = await database.query<Row>(
    `select * from incident ${where} order by id desc limit $${values.length}`,
    values,
  )
  return rows.map(kept)
}

interface Row {
  readonly id: number
  readonly title: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly service: string | null
  readonly labels: Labels
  readonly group_key: string | null
  readonly escalation: string | null
  readonly opened_by: string
  readonly opened_at: Date
  readonly acknowledged_at: Date | null
  readonly acknowledged_by: string | null
  readonly resolved_at: Date | null
  readonly closed_at: Date | null
  readonly public_title: string | null
}

function kept(row: Row): Kept {
  return {
    id: row.id,
    title: row.title,
    severity: row.severity,
    status: row.status,
    labels: row.labels,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    ...(row.service !== null && { service: row.service }),
    ...(row.group_key !== null && { groupKey: row.group_key }),
    ...(row.escalation !== null && { escalation: row.escalation }),
    ...(row.acknowledged_at && { acknowledgedAt: row.acknowledged_at }),
    ...(row.acknowledged_by !== null && { acknowledgedBy: row.acknowledged_by }),
    ...(row.resolved_at && { resolvedAt: row.resolved_at }),
    ...(row.closed_at && { closedAt: row.closed_at }),
    ...(row.public_title !== null && { publicTitle: row.public_title }),
  }
}
