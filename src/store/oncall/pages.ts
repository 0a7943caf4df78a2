import { randomUUID } from 'node:crypto'
import type { Database } from '../../model/server.ts'

export type Tells = 'triggered' | 'acknowledged' | 'resolved'

/** A page and where it stands. Its id is the idempotency key of every attempt. */
export interface KeptPage {
  readonly id: string
  readonly incident?: number
  readonly person?: string
  readonly contact: string
  readonly by: string
  readonly tells: Tells
  readonly because: string
  readonly dueAt: Date
  readonly status: 'waiting' | 'sent' | 'failed' | 'dropped'
  readonly attempts: number
  readonly error?: string
  readonly reference?: string
  readonly createdAt: Date
  readonly endedAt?: Date
}

export type NewPage = Pick<KeptPage, 'incident' | 'person' | 'contact' | 'by' | 'tells' | 'because' | 'dueAt'>

/** `undefined` where the same contact was to be told the same at the same time already. */
export async function addPage(database: Database, page: NewPage, at: Date): Promise<KeptPage | undefined> {
  const [row] = await database.query<Row>(
    `insert into page (id, incident, person, contact, by, tells, because, due_at, status, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9) on conflict do nothing returning *`,
    [
      randomUUID(),
      page.incident ?? null,
      page.person ?? null,
      page.contact,
      page.by,
      page.tells,
      page.because,
      page.dueAt,
      at,
    ],
  )
  return row && pageOf(row)
}

/** Held until the transaction ends. */
export async function lockedPage(database: Database, id: string): Promise<KeptPage | undefined> {
  const [row] = await database.query<Row>('select * from page where id = $1 for update', [id])
  return row && pageOf(row)
}

export async function pagesOf(
  database: Database,
  wanted: { readonly incident?: number; readonly person?: string; readonly from?: Date; readonly limit: number },
): Promise<readonly KeptPage[]> {
  const rows = await database.query<Row>(
    `select * from page where ($1::bigint is null or incident = $1) and ($2::text is null or person = $2)
     and ($3::timestamptz is null or due_at >= $3) order by due_at desc, id limit $4`,
    [wanted.incident ?? null, wanted.person ?? null, wanted.from ?? null, wanted.limit],
  )
  return rows.map(pageOf)
}

export async function endPage(
  database: Database,
  id: string,
  end: {
    readonly status: 'sent' | 'failed' | 'dropped'
    readonly at: Date
    readonly error?: string
    readonly reference?: string
  },
): Promise<void> {
  await database.query('update page set status = $2, ended_at = $3, error = $4, reference = $5 where id = $1', [
    id,
    end.status,
    end.at,
    end.error ?? null,
    end.reference ?? null,
  ])
}

/** What each contact that was told of an incident said of its first message. */
export async function toldContacts(
  database: Database,
  incident: number,
): Promise<readonly { contact: string; by: string; person: string | null; reference: string | null }[]> {
  return database.query(
    `select distinct on (contact) contact, by, person, reference from page
     where incident = $1 and status = 'sent' and tells = 'triggered' order by contact, ended_at`,
    [incident],
  )
}

interface Row {
  readonly id: string
  readonly incident: number | null
  readonly person: string | null
  readonly contact: string
  readonly by: string
  readonly tells: Tells
  readonly because: string
  readonly due_at: Date
  readonly status: KeptPage['status']
  readonly attempts: number
  readonly error: string | null
  readonly reference: string | null
  readonly created_at: Date
  readonly ended_at: Date | null
}

function pageOf(row: Row): KeptPage {
  return {
    id: row.id,
    ...(row.incident !== null && { incident: row.incident }),
    ...(row.person !== null && { person: row.person }),
    contact: row.contact,
    by: row.by,
    tells: row.tells,
    because: row.because,
    dueAt: row.due_at,
    status: row.status,
    attempts: row.attempts,
    ...(row.error !== null && { error: row.error }),
    ...(row.reference !== null && { reference: row.reference }),
    createdAt: row.created_at,
    ...(row.ended_at && { endedAt: row.ended_at }),
  }
}
