import type { AlertGroup } from '../../model/alert.ts'
import type { Database } from '../../model/server.ts'
import {
  type AlertRow,
  alertColumns,
  alertOf,
  type GroupRow,
  groupOf,
  rowOf,
  rowOfGroup,
  type StoredAlert,
} from './row.ts'

/*
 * Any number of servers take alerts at once. Each row is either made by us or locked by us before it is judged, first alerts, then
 * groups, each in the order of their ids: whoever comes second waits for the first to commit and sees what it wrote, and nobody
 * waits in a circle.
 */

/** Writes those that are new. Answers with the fingerprints of these; the others are there already. */
export async function addAlerts(database: Database, alerts: readonly StoredAlert[]): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ fingerprint: string }>(
    `insert into alert (fingerprint, labels, annotations, starts_at, ends_at, updated_at, timeout, generator_url, source, inhibits)
     select * from jsonb_to_recordset($1::jsonb) as r(${alertRecord}) order by fingerprint
     on conflict do nothing returning fingerprint`,
    [JSON.stringify(alerts.map(rowOf))],
  )
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}

/** Locks alerts until the transaction ends. */
export async function lockAlerts(database: Database, fingerprints: readonly string[]): Promise<readonly StoredAlert[]> {
  const rows = await database.query<AlertRow>(
    `select ${alertColumns} from alert a where fingerprint = any($1) order by fingerprint for update`,
    [fingerprints],
  )
  return rows.map(alertOf)
}

export async function changeAlerts(database: Database, alerts: readonly StoredAlert[]): Promise<void> {
  await database.query(
    `update alert a set annotations = r.annotations, starts_at = r.starts_at, ends_at = r.ends_at, updated_at = r.updated_at,
       timeout = r.timeout, generator_url = r.generator_url, source = r.source, inhibits = r.inhibits
     from jsonb_to_recordset($1::jsonb) as r(${alertRecord}) where a.fingerprint = r.fingerprint`,
    [JSON.stringify(alerts.map(rowOf))],
  )
}

/** Writes groups that are new. Answers with their ids. */
export async function addGroups(database: Database, groups: readonly AlertGroup[]): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ id: string }>(
    `insert into alert_group (id, route, fingerprint, labels, key, receiver, due, flushed, empty_at)
     select * from jsonb_to_recordset($1::jsonb) as r(${groupRecord}) order by id on conflict do nothing returning id`,
    [JSON.stringify(groups.map(rowOfGroup))],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Locks groups until the transaction ends; one that went away meanwhile is not among them. */
export async function lockGroups(database: Database, ids: readonly string[]): Promise<readonly AlertGroup[]> {
  if (ids.length === 0) return []
  const rows = await database.query<GroupRow>('select * from alert_group where id = any($1) order by id for update', [
    ids,
  ])
  return rows.map(groupOf)
}

export async function changeGroups(database: Database, groups: readonly AlertGroup[]): Promise<void> {
  await database.query(
    `update alert_group g set due = r.due, flushed = r.flushed, empty_at = r.empty_at
     from jsonb_to_recordset($1::jsonb) as r(${groupRecord}) where g.id = r.id`,
    [JSON.stringify(groups.map(rowOfGroup))],
  )
}

/** Of groups that are locked. */
export async function addMembers(
  database: Database,
  members: readonly { readonly group: string; readonly fingerprint: string }[],
): Promise<void> {
  await database.query(
    `insert into alert_group_member (group_id, fingerprint)
     select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
    [members.map(({ group }) => group), members.map(({ fingerprint }) => fingerprint)],
  )
}

/** Locks every alert that fires or is still in a group. */
export async function lockLive(database: Database, now: Date): Promise<readonly StoredAlert[]> {
  const rows = await database.query<AlertRow>(
    `select ${alertColumns} from alert a
     where ends_at > $1 or fingerprint in (select fingerprint from alert_group_member) order by fingerprint for update`,
    [now],
  )
  return rows.map(alertOf)
}

/** Every group, with who is in it. */
export async function clearGroups(database: Database): Promise<void> {
  await database.query('delete from alert_group')
}

const alertRecord =
  'fingerprint text, labels jsonb, annotations jsonb, starts_at timestamptz, ends_at timestamptz, updated_at timestamptz, timeout boolean, generator_url text, source text, inhibits text[]'
const groupRecord =
  'id text, route text, fingerprint text, labels jsonb, key text, receiver text, due timestamptz, flushed boolean, empty_at timestamptz'
