import type { IncidentStatus } from '../../model/incident.ts'
import type { Database } from '../../model/server.ts'

/** What everybody may read of an incident: nothing that was not published, and nobody's name. */
export interface Published {
  readonly id: number
  readonly title: string
  readonly service?: string
  readonly status: IncidentStatus
  readonly openedAt: Date
  readonly resolvedAt?: Date
  /** Newest first. */
  readonly messages: readonly { readonly at: Date; readonly text: string }[]
}

/** Newest first: those that are open, and those that ended since a time. */
export async function publishedIncidents(
  database: Database,
  since: Date,
  limit: number,
): Promise<readonly Published[]> {
  const rows = await database.query<Row>(
    `select id, public_title, service, status, opened_at, resolved_at from incident
     where public_title is not null and (resolved_at is null or resolved_at >= $1) order by id desc limit $2`,
    [since, limit],
  )
  const messages = await database.query<{ incident: number; at: Date; text: string }>(
    "select incident, at, text from incident_event where kind = 'public' and incident = any($1) order by at desc, id desc",
    [rows.map(({ id }) => id)],
  )
  return rows.map(({ id, public_title: title, service, status, opened_at: openedAt, resolved_at: resolvedAt }) => ({
    id,
    title,
    ...(service !== null && { service }),
    status,
    openedAt,
    ...(resolvedAt && { resolvedAt }),
    messages: messages.filter(({ incident }) => incident === id).map(({ at, text }) => ({ at, text })),
  }))
}

interface Row {
  readonly id: number
  readonly public_title: string
  readonly service: string | null
  readonly status: IncidentStatus
  readonly opened_at: Date
  readonly resolved_at: Date | null
}
