import type { Database } from '../../model/server.ts'

/** Whose account a person of another provider has. */
export async function identityOf(database: Database, issuer: string, subject: string): Promise<string | undefined> {
  const [row] = await database.query<{ account: string }>(
    'select account from identity where issuer = $1 and subject = $2',
    [issuer, subject],
  )
  return row?.account
}

export async function addIdentity(
  database: Database,
  { issuer, subject, account, at }: { issuer: string; subject: string; account: string; at: Date },
): Promise<void> {
  await database.query('insert into identity (issuer, subject, account, made_at) values ($1, $2, $3, $4)', [
    issuer,
    subject,
    account,
    at,
  ])
}

export async function hasIdentity(database: Database, account: string): Promise<boolean> {
  return (await database.query('select 1 from identity where account = $1', [account])).length > 0
}
