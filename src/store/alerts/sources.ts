import type { Database } from '../../model/server.ts'

/** Somebody who sends alerts by a webhook, and proves itself by a key in the address. */
export interface Source {
  readonly name: string
  readonly kind: string
  readonly mapping?: unknown
  readonly topic?: string
  readonly madeAt: Date
  readonly madeBy: string
  readonly heardAt?: Date
}

interface SourceRow {
  readonly name: string
  readonly kind: string
  readonly mapping: unknown
  readonly topic: string | null
  readonly made_at: Date
  readonly made_by: string
  readonly heard_at: Date | null
}

/** `undefined` where there is none of the name, or it has another key. */
export async function sourceOfKey(database: Database, name: string, keyHash: string): Promise<Source | undefined> {
  const [row] = await database.query<SourceRow>('select * from alert_source where name = $1 and key_hash = $2', [
    name,
    keyHash,
  ])
  return row && sourceOf(row)
}

export async function allSources(database: Database): Promise<readonly Source[]> {
  return (await database.query<SourceRow>('select * from alert_source order by name')).map(sourceOf)
}

/** False where the name is taken. */
export async function addSource(database: Database, source: Source & { readonly keyHash: string }): Promise<boolean> {
  const { name, kind, keyHash, mapping, topic, madeAt, madeBy } = source
  const rows = await database.query(
    `insert into alert_source (name, kind, key_hash, mapping, topic, made_at, made_by) values ($1, $2, $3, $4::jsonb, $5, $6, $7)
     on conflict do nothing returning name`,
    [name, kind, keyHash, mapping === undefined ? null : JSON.stringify(mapping), topic ?? null, madeAt, madeBy],
  )
  return rows.length > 0
}

/** False where there is none. */
export async function removeSource(database: Database, name: string): Promise<boolean> {
  return (await database.query('delete from alert_source where name = $1 returning name', [name])).length > 0
}

export async function heardOf(database: Database, name: string, at: Date): Promise<void> {
  await database.query(
    `update alert_source set heard_at = $2 where name = $1 and (heard_at is null or heard_at < $2::timestamptz - interval '10 seconds')`,
    [name, at],
  )
}

function sourceOf({ made_at, made_by, heard_at, mapping, topic, ...rest }: SourceRow): Source {
  return {
    ...rest,
    ...(mapping !== null && { mapping }),
    ...(topic !== null && { topic }),
    madeAt: made_at,
    madeBy: made_by,
    ...(heard_at && { heardAt: heard_at }),
  }
}
