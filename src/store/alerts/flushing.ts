import { createHash } from 'node:crypto'
import type { AlertGroup, KeptAlert, Told } from '../../model/alert.ts'
import type { Database } from '../../model/server.ts'
import { type AlertRow, alertColumns, alertOf, type GroupRow, groupId, groupOf, type StoredAlert } from './row.ts'

/** Groups that are due, the longest first, each locked for us alone: another server takes those that nobody holds. */
export async function dueGroups(database: Database, now: Date, limit: number): Promise<readonly AlertGroup[]> {
  const rows = await database.query<GroupRow>(
    'select * from alert_group where due <= $1 order by due limit $2 for update skip locked',
    [now, limit],
  )
  return rows.map(groupOf)
}

/** The alerts of each group, by its id. */
export async function membersOf(
  database: Database,
  groups: readonly AlertGroup[],
): Promise<ReadonlyMap<string, readonly StoredAlert[]>> {
  const rows = await database.query<AlertRow & { group_id: string }>(
    `select m.group_id, ${alertColumns} from alert_group_member m join alert a using (fingerprint) where m.group_id = any($1)`,
    [groups.map(groupId)],
  )
  const members = new Map<string, StoredAlert[]>()
  for (const row of rows) {
    const list = members.get(row.group_id)
    if (list) list.push(alertOf(row))
    else members.set(row.group_id, [alertOf(row)])
  }
  return members
}

/** Alerts that fire and keep others quiet under one of the keys. */
export async function inhibiting(
  database: Database,
  keys: readonly string[],
  now: Date,
): Promise<readonly StoredAlert[]> {
  if (keys.length === 0) return []
  const rows = await database.query<AlertRow>(
    `select ${alertColumns} from alert a where inhibits is not null and inhibits && $1::text[] and ends_at > $2`,
    [keys, now],
  )
  return rows.map(alertOf)
}

export async function toldOf(database: Database, groups: readonly AlertGroup[]): Promise<readonly Told[]> {
  return database.query<Told & object>(
    `select t.key, t.receiver, t.way, t.at, t.firing, t.resolved from alert_told t
     join unnest($1::text[], $2::text[]) as g(key, receiver) on t.key = g.key and t.receiver = g.receiver
     where t.key_hash = any($3)`,
    [groups.map(({ key }) => key), groups.map(({ receiver }) => receiver), groups.map(({ key }) => hashOf(key))],
  )
}

export async function writeTold(
  database: Database,
  told: readonly (Told & { readonly expiresAt: Date })[],
): Promise<void> {
  if (told.length === 0) return
  await database.query(
    `insert into alert_told (key_hash, key, receiver, way, at, firing, resolved, expires_at)
     select * from jsonb_to_recordset($1::jsonb) as r(key_hash text, key text, receiver text, way text, at timestamptz, firing text[],
       resolved text[], expires_at timestamptz)
     on conflict (key_hash, receiver, way) do update set at = excluded.at, firing = excluded.firing, resolved = excluded.resolved,
       expires_at = excluded.expires_at`,
    [
      JSON.stringify(
        told.map(({ expiresAt, ...rest }) => ({ key_hash: hashOf(rest.key), ...rest, expires_at: expiresAt })),
      ),
    ],
  )
}

/** Takes alerts out of groups, save those that were heard of again since they were read. */
export async function removeMembers(
  database: Database,
  members: readonly { readonly group: string; readonly alert: KeptAlert }[],
): Promise<void> {
  if (members.length === 0) return
  await database.query(
    `delete from alert_group_member m using unnest($1::text[], $2::text[], $3::timestamptz[]) as r(group_id, fingerprint, seen), alert a
     where m.group_id = r.group_id and m.fingerprint = r.fingerprint and a.fingerprint = r.fingerprint and a.updated_at = r.seen`,
    [
      members.map(({ group }) => group),
      members.map(({ alert }) => alert.fingerprint),
      members.map(({ alert }) => alert.updatedAt),
    ],
  )
}

/** Takes groups away that nothing is in; one that an alert joined meanwhile stays. */
export async function removeGroups(database: Database, groups: readonly AlertGroup[]): Promise<void> {
  if (groups.length === 0) return
  await database.query('delete from alert_group where id = any($1)', [groups.map(groupId)])
}

/** A group's key may be longer than an index takes. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}
