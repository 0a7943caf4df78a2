import type { Database, Server } from '../../../model/server.ts'
import { addEvent } from '../../../store/incidents/events.ts'
import { type Kept, type Opening, openIncident } from '../../../store/incidents/incidents.ts'
import { record } from '../../../store/trail.ts'

/** Opens an incident, writes its first line and sets the escalation going: all with the transaction, or nothing. */
export async function opened(database: Database, server: Server, opening: Opening): Promise<Kept> {
  const incident = await openIncident(database, opening)
  const { id, openedAt: at, openedBy: by } = incident
  await addEvent(
    database,
    id,
    { at, by, kind: 'open', text: `Opened with severity ${incident.severity}: ${incident.title}` },
    'open',
  )
  await record(database, {
    at,
    actor: by,
    action: 'incident/open',
    subject: `incident/${id}`,
    detail: { title: incident.title, severity: incident.severity },
  })
  if (incident.escalation !== undefined)
    await server.jobs.send(database, 'incident/escalate', { incident: id, step: 0, round: 0 }, { key: `${id}/0/0` })
  await server.announce(database, 'incident', `incident/${id}`)
  return incident
}
