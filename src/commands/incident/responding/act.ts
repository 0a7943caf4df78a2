import { Fault } from '../../../model/fault.ts'
import type { Database, Server } from '../../../model/server.ts'
import { type Act, after } from '../../../operate/incident/lifecycle.ts'
import { addEvent } from '../../../store/incidents/events.ts'
import { type Kept, lockedIncident, saveIncident } from '../../../store/incidents/incidents.ts'
import { record } from '../../../store/trail.ts'

const told: Readonly<Record<Act, string>> = {
  acknowledge: 'Acknowledged',
  resolve: 'Resolved',
  reopen: 'Opened again',
  close: 'Closed',
}

/** What those who were paged hear of. */
const heard: Readonly<Partial<Record<Act, 'acknowledged' | 'resolved'>>> = {
  acknowledge: 'acknowledged',
  resolve: 'resolved',
}

/** Does one thing with an incident: state, history, trail and announcement stand together or not at all. */
export async function act(
  server: Server,
  {
    id,
    what,
    at,
    note,
  }: { readonly id: number; readonly what: Act; readonly at: Date; readonly note?: string | undefined },
): Promise<Kept> {
  return server.database.transaction((database) => acted(database, server, { id, what, at, note }))
}

/** The same inside a transaction. */
export async function acted(
  database: Database,
  server: Server,
  {
    id,
    what,
    at,
    note,
  }: { readonly id: number; readonly what: Act; readonly at: Date; readonly note?: string | undefined },
): Promise<Kept> {
  const found = await lockedIncident(database, id)
  if (!found) throw noIncident(id)
  const by = server.actor.id
  const result = after(found, what, { at, by })
  if ('because' in result)
    throw new Fault(
      'incident-state',
      `incident ${id} cannot be changed so: ${result.because}`,
      `\`devops incident show ${id}\` shows where it stands.`,
    )
  if (!result.changed) return found
  const incident = { ...found, ...result.incident, ...absent(result.incident) } as Kept
  await saveIncident(database, incident)
  await addEvent(database, id, { at, by, kind: what, text: note ? `${told[what]}: ${note}` : told[what] })
  await record(database, {
    at,
    actor: by,
    action: `incident/${what}`,
    subject: `incident/${id}`,
    detail: note ? { note } : {},
  })
  const status = heard[what]
  if (status) {
    const input = { incident: id, status, at: at.toISOString() }
    await server.jobs.send(database, 'page/update', input, { key: `${id}/${status}/${at.getTime()}` })
  }
  await server.announce(database, 'incident', `incident/${id}`)
  return incident
}

export function noIncident(id: number): Fault {
  return new Fault('unknown-incident', `there is no incident ${id}`, '`devops incident list` shows what there is.')
}

/** What a reopened incident has no more. */
function absent(incident: object): Record<string, undefined> {
  const fields = ['acknowledgedAt', 'acknowledgedBy', 'resolvedAt', 'closedAt']
  return Object.fromEntries(fields.filter((field) => !(field in incident)).map((field) => [field, undefined]))
}
