import type { Account, Session } from '../../model/account.ts'
import type { Database } from '../../model/server.ts'
import { type AccountRow, accountOf } from './accounts.ts'

/** Keeps who is signed in, by the hash of what the browser shows. */
export async function addSession(database: Database, hash: string, session: Session): Promise<void> {
  const { account, madeAt, seenAt, endsAt, address, agent } = session
  await database.query(
    'insert into session (hash, account, made_at, seen_at, ends_at, address, agent) values ($1, $2, $3, $4, $5, $6, $7)',
    [hash, account, madeAt, seenAt, endsAt, address, agent],
  )
}

/** Whose session this is, unless it has ended or nobody has used it for `idle` milliseconds. */
export async function sessionOf(
  database: Database,
  hash: string,
  { at, idle }: { readonly at: Date; readonly idle: number },
): Promise<Account | undefined> {
  const [row] = await database.query<AccountRow & { readonly session_seen_at: Date }>(
    `select account.*, session.seen_at as session_seen_at from session join account on account.name = session.account
     where session.hash = $1 and session.ends_at > $2 and session.seen_at > $3 and account.removed_at is null`,
    [hash, at, new Date(at.getTime() - idle)],
  )
  if (!row) return undefined
  // Once a minute is often enough to know that it is used.
  if (at.getTime() - row.session_seen_at.getTime() > 60_000) {
    await database.query('update session set seen_at = $2 where hash = $1', [hash, at])
    await database.query('update account set seen_at = $2 where name = $1', [row.name, at])
  }
  return accountOf(row)
}

export async function endSession(database: Database, hash: string): Promise<void> {
  await database.query('delete from session where hash = $1', [hash])
}

export async function endSessionsOf(database: Database, account: string): Promise<void> {
  await database.query('delete from session where account = $1', [account])
}

/** Takes away those that let nobody in any more. */
export async function forgetSessions(
  database: Database,
  { at, idle }: { readonly at: Date; readonly idle: number },
): Promise<number> {
  const rows = await database.query('delete from session where ends_at <= $1 or seen_at <= $2 returning 1', [
    at,
    new Date(at.getTime() - idle),
  ])
  return rows.length
}
