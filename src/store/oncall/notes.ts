import type { Event } from '../../model/incident.ts'
import type { Database } from '../../model/server.ts'

/** A line in an incident's history, once for its key. */
export async function noteOnIncident(
  database: Database,
  incident: number,
  { at, by, kind, text, data }: Event,
  key: string,
): Promise<void> {
  await database.query(
    `insert into incident_event (incident, at, by, kind, text, data, key) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (incident, key) do nothing`,
    [incident, at, by, kind, text, data, key],
  )
}
