import type { Matcher } from '../../model/alert.ts'
import type { Database } from '../../model/server.ts'
import { type AlertRow, alertColumns, alertOf, type GroupRow, groupOf, type StoredAlert } from './row.ts'

/** Which alerts; of matchers only those that say what a label is are asked of the database, the others are the caller's. */
export interface Wanted {
  readonly matchers: readonly Matcher[]
  readonly state: 'firing' | 'over' | 'any'
  readonly now: Date
  readonly limit: number
  /** The last one of the page before. */
  readonly after?: { readonly startsAt: Date; readonly fingerprint: string }
}

/** The youngest first. */
export async function alertsLike(database: Database, wanted: Wanted): Promise<readonly StoredAlert[]> {
  const { matchers, state, now, limit, after } = wanted
  const equal = Object.fromEntries(
    matchers.flatMap(({ name, operator, value }) => (operator === '=' && value !== '' ? [[name, value]] : [])),
  )
  const conditions = [
    ...(Object.keys(equal).length > 0 ? ['labels @> $2::jsonb'] : ['$2::jsonb is not null']),
    state === 'firing' ? 'ends_at > $1' : state === 'over' ? 'ends_at <= $1' : '$1::timestamptz is not null',
    ...(after ? ['(starts_at, fingerprint) < ($4, $5)'] : []),
  ]
  const rows = await database.query<AlertRow>(
    `select ${alertColumns} from alert a where ${conditions.join(' and ')} order by starts_at desc, fingerprint desc limit $3`,
    [now, JSON.stringify(equal), limit, ...(after ? [after.startsAt, after.fingerprint] : [])],
  )
  return rows.map(alertOf)
}

export async function alertById(database: Database, fingerprint: string): Promise<StoredAlert | undefined> {
  const [row] = await database.query<AlertRow>(`select ${alertColumns} from alert a where fingerprint = $1`, [
    fingerprint,
  ])
  return row && alertOf(row)
}

/** In which an alert is. */
export async function groupsOf(
  database: Database,
  fingerprint: string,
): Promise<readonly ReturnType<typeof groupOf>[]> {
  const rows = await database.query<GroupRow>(
    'select g.* from alert_group g join alert_group_member m on m.group_id = g.id where m.fingerprint = $1 order by g.receiver, g.id',
    [fingerprint],
  )
  return rows.map(groupOf)
}

/** Every group with its alerts. */
export async function groupsWithAlerts(
  database: Database,
): Promise<readonly { readonly group: ReturnType<typeof groupOf>; readonly alerts: readonly StoredAlert[] }[]> {
  const rows = await database.query<GroupRow & { members: readonly string[] }>(
    `select g.*, array_agg(m.fingerprint) as members from alert_group g join alert_group_member m on m.group_id = g.id group by g.id`,
  )
  const alerts = new Map(
    (
      await database.query<AlertRow>(
        `select ${alertColumns} from alert a where fingerprint in (select fingerprint from alert_group_member)`,
      )
    ).map((row) => [row.fingerprint, alertOf(row)]),
  )
  return rows.map(({ members, ...row }) => ({
    group: groupOf(row),
    alerts: members.flatMap((each) => alerts.get(each) ?? []),
  }))
}
