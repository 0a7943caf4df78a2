import type { Connection, Contact } from '../../model/oncall.ts'
import type { Database } from '../../model/server.ts'

export interface Owner {
  readonly person?: string
  readonly team?: string
}

/** Contacts by their owner, in order. */
export async function contactsOf(database: Database): Promise<readonly (Contact & Owner)[]> {
  const rows = await database.query<Row>('select * from contact order by person, team, position')
  return rows.map((row) => ({
    ...contactOf(row),
    ...(row.person !== null && { person: row.person }),
    ...(row.team !== null && { team: row.team }),
  }))
}

export async function contactById(database: Database, id: string): Promise<Contact | undefined> {
  const [row] = await database.query<Row>('select * from contact where id = $1', [id])
  return row && contactOf(row)
}

/** These and no others. */
export async function saveContacts(database: Database, owner: Owner, contacts: readonly Contact[]): Promise<void> {
  await database.query('delete from contact where person is not distinct from $1 and team is not distinct from $2', [
    owner.person ?? null,
    owner.team ?? null,
  ])
  for (const [position, { id, by, settings, sealed }] of contacts.entries())
    await database.query(
      'insert into contact (id, person, team, position, by, settings, sealed) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, owner.person ?? null, owner.team ?? null, position, by, settings, sealed ?? null],
    )
}

export async function connectionsOf(database: Database): Promise<readonly Connection[]> {
  const rows = await database.query<Omit<Row, 'id'>>('select * from connection order by by')
  return rows.map(({ by, settings, sealed }) => ({ by, settings, ...(sealed !== null && { sealed }) }))
}

export async function saveConnection(database: Database, { by, settings, sealed }: Connection): Promise<void> {
  await database.query(
    `insert into connection (by, settings, sealed) values ($1, $2, $3)
     on conflict (by) do update set settings = excluded.settings, sealed = excluded.sealed`,
    [by, settings, sealed ?? null],
  )
}

interface Row {
  readonly id: string
  readonly person: string | null
  readonly team: string | null
  readonly by: string
  readonly settings: Readonly<Record<string, string>>
  readonly sealed: string | null
}

function contactOf({ id, by, settings, sealed }: Row): Contact {
  return { id, by, settings, ...(sealed !== null && { sealed }) }
}
