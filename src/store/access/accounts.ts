import type { Account } from '../../model/account.ts'
import type { Role } from '../../model/principal.ts'
import type { Database } from '../../model/server.ts'

export interface AccountRow {
  readonly name: string
  readonly shown: string
  readonly email: string | null
  readonly role: Role
  readonly password: string | null
  readonly password_until: Date | null
  readonly made_at: Date
  readonly made_by: string
  readonly seen_at: Date | null
  readonly removed_at: Date | null
}

/** All of them by name, also those that were taken away where asked. */
export async function accounts(database: Database, { removed = false } = {}): Promise<readonly Account[]> {
  const rows = await database.query<AccountRow>(
    'select * from account where $1 or removed_at is null order by name collate "C"',
    [removed],
  )
  return rows.map(accountOf)
}

export async function accountNamed(database: Database, name: string): Promise<Account | undefined> {
  const [row] = await database.query<AccountRow>('select * from account where name = $1', [name])
  return row && accountOf(row)
}

/** What a password is held against; `undefined` where none is, or it has ended. */
export async function passwordOf(database: Database, name: string, at: Date): Promise<string | undefined> {
  const [row] = await database.query<{ password: string | null }>(
    `select password from account where name = $1 and removed_at is null
     and (password_until is null or password_until > $2)`,
    [name, at],
  )
  return row?.password ?? undefined
}

/** False where there has been one of that name. */
export async function addAccount(
  database: Database,
  account: Pick<Account, 'name' | 'shown' | 'email' | 'role'>,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<boolean> {
  const { name, shown, email, role } = account
  const rows = await database.query(
    `insert into account (name, shown, email, role, made_at, made_by) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning name`,
    [name, shown, email ?? null, role, at, by],
  )
  return rows.length > 0
}

export async function changeAccount(
  database: Database,
  name: string,
  { shown, email, role }: { readonly shown?: string; readonly email?: string; readonly role?: Role },
): Promise<void> {
  await database.query(
    `update account set shown = coalesce($2, shown), email = coalesce($3, email), role = coalesce($4, role), removed_at = null
     where name = $1`,
    [name, shown ?? null, email ?? null, role ?? null],
  )
}

/** `until` is given where somebody else chose it. Whoever is signed in with the former one no longer is. */
export async function changePassword(
  database: Database,
  name: string,
  {
    hash,
    until,
    keep,
  }: { readonly hash: string; readonly until?: Date | undefined; readonly keep?: string | undefined },
): Promise<void> {
  await database.query('update account set password = $2, password_until = $3 where name = $1', [
    name,
    hash,
    until ?? null,
  ])
  await database.query('delete from session where account = $1 and hash is distinct from $2', [name, keep ?? null])
}

/** The name stays, for the trail; everything that lets in or says who it was goes. */
export async function removeAccount(database: Database, name: string, at: Date): Promise<void> {
  await database.query('delete from session where account = $1', [name])
  await database.query('delete from identity where account = $1', [name])
  await database.query('update api_token set revoked_at = coalesce(revoked_at, $2) where account = $1', [name, at])
  await database.query(
    'update account set removed_at = $2, password = null, password_until = null, email = null, shown = name where name = $1',
    [name, at],
  )
}

/** One change of the people at a time: two administrators cannot take the last rights from each other. */
export async function lockAccounts(database: Database): Promise<void> {
  await database.query('select pg_advisory_xact_lock(7204163)')
}

export async function sawAccount(database: Database, name: string, at: Date): Promise<void> {
  await database.query('update account set seen_at = $2 where name = $1', [name, at])
}

export function accountOf(row: AccountRow): Account {
  return {
    name: row.name,
    shown: row.shown,
    ...(row.email !== null && { email: row.email }),
    role: row.role,
    hasPassword: row.password !== null,
    ...(row.password_until && { passwordUntil: row.password_until }),
    madeAt: row.made_at,
    madeBy: row.made_by,
    ...(row.seen_at && { seenAt: row.seen_at }),
    ...(row.removed_at && { removedAt: row.removed_at }),
  }
}
