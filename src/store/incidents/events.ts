import type { Event } from '../../model/incident.ts'
import type { Database } from '../../model/server.ts'

/** Adds a line to an incident's history. With a `key` it is there once, however often it is told; false says that it was there. */
export async function addEvent(
  database: Database,
  incident: number,
  { at, by, kind, text, data = {} }: Omit<Event, 'data'> & { readonly data?: Event['data'] },
  key?: string,
): Promise<boolean> {
  const rows = await database.query(
    `insert into incident_event (incident, at, by, kind, text, data, key) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (incident, key) do nothing returning id`,
    [incident, at, by, kind, text, data, key ?? null],
  )
  return rows.length > 0
}

/** Oldest first; from `after` on where it is named. */
export async function eventsOf(database: Database, incident: number): Promise<readonly Event[]> {
  return database.query<Event & object>(
    'select at, by, kind, text, data from incident_event where incident = $1 order by at, id limit 5000',
    [incident],
  )
}

/** Notes that alerts of a group began; answers when each of that group did since a time. */
export async function occurred(
  database: Database,
  groupKey: string,
  began: readonly { readonly fingerprint: string; readonly at: Date }[],
  since: Date,
): Promise<readonly Date[]> {
  for (const { fingerprint, at } of began)
    await database.query(
      'insert into occurrence (group_key, fingerprint, at) values ($1, $2, $3) on conflict do nothing',
      [groupKey, fingerprint, at],
    )
  const rows = await database.query<{ at: Date }>('select at from occurrence where group_key = $1 and at >= $2', [
    groupKey,
    since,
  ])
  return rows.map(({ at }) => at)
}
