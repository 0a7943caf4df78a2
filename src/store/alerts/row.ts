import type { AlertGroup, KeptAlert, Labels } from '../../model/alert.ts'

/** An alert as it is stored: with who sent it last, and under which keys it keeps others quiet. */
export interface StoredAlert extends KeptAlert {
  readonly source: string
  readonly inhibits: readonly string[]
}

export interface AlertRow {
  readonly fingerprint: string
  readonly labels: Labels
  readonly annotations: Labels
  readonly starts_at: Date
  readonly ends_at: Date
  readonly updated_at: Date
  readonly timeout: boolean
  readonly generator_url: string
  readonly source: string
  readonly inhibits: readonly string[] | null
}

export const alertColumns =
  'a.fingerprint, a.labels, a.annotations, a.starts_at, a.ends_at, a.updated_at, a.timeout, a.generator_url, a.source, a.inhibits'

export function alertOf(row: AlertRow): StoredAlert {
  return {
    fingerprint: row.fingerprint,
    labels: row.labels,
    annotations: row.annotations,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    updatedAt: row.updated_at,
    timeout: row.timeout,
    generatorUrl: row.generator_url,
    source: row.source,
    inhibits: row.inhibits ?? [],
  }
}

export function rowOf(alert: StoredAlert): AlertRow {
  return {
    fingerprint: alert.fingerprint,
    labels: alert.labels,
    annotations: alert.annotations,
    starts_at: alert.startsAt,
    ends_at: alert.endsAt,
    updated_at: alert.updatedAt,
    timeout: alert.timeout,
    generator_url: alert.generatorUrl,
    source: alert.source,
    inhibits: alert.inhibits.length > 0 ? alert.inhibits : null,
  }
}

export interface GroupRow {
  readonly id: string
  readonly route: string
  readonly fingerprint: string
  readonly labels: Labels
  readonly key: string
  readonly receiver: string
  readonly due: Date
  readonly flushed: boolean
  readonly empty_at: Date | null
}

export function groupOf(row: GroupRow): AlertGroup {
  const { id: _, empty_at, ...rest } = row
  return { ...rest, ...(empty_at && { emptyAt: empty_at }) }
}

export function rowOfGroup(group: AlertGroup): GroupRow {
  const { emptyAt, ...rest } = group
  return { id: groupId(group), ...rest, empty_at: emptyAt ?? null }
}

export function groupId({ route, fingerprint }: Pick<AlertGroup, 'route' | 'fingerprint'>): string {
  return `${route}:${fingerprint}`
}
