import type { Labels } from '../../model/alert.ts'
import type { IncidentStatus, Severity } from '../../model/incident.ts'
import type { Database } from '../../model/server.ts'

/** What an escalation has to know of an incident. */
export interface Paged {
  readonly id: number
  readonly title: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly labels: Labels
  readonly service?: string
  readonly escalation?: string
  readonly openedAt: Date
  /** When it was opened, or opened again: with it the escalation begins anew. */
  readonly since: Date
}

/** Held until the transaction ends, so that an acknowledgement comes before or after and never between. */
export async function pagedIncident(database: Database, id: number): Promise<Paged | undefined> {
  const [row] = await database.query<Row>(
    `select id, title, severity, status, labels, service, escalation, opened_at,
     (select max(at) from incident_event where incident = incident.id and kind = 'reopen') as reopened_at
     from incident where id = $1 for update`,
    [id],
  )
  if (!row) return undefined
  return {
    id: row.id,
    title: row.title,
    severity: row.severity,
    status: row.status,
    labels: row.labels,
    ...(row.service !== null && { service: row.service }),
    ...(row.escalation !== null && { escalation: row.escalation }),
    openedAt: row.opened_at,
    since: row.reopened_at ?? row.opened_at,
  }
}

interface Row {
  readonly id: number
  readonly title: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly labels: Labels
  readonly service: string | null
  readonly escalation: string | null
  readonly opened_at: Date
  readonly reopened_at: Date | null
}
