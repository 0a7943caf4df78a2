import type { Account, Token } from '../../model/account.ts'
import type { Role } from '../../model/principal.ts'
import type { Database } from '../../model/server.ts'
import { type AccountRow, accountOf } from './accounts.ts'

interface TokenRow {
  readonly name: string
  readonly account: string
  readonly personal: boolean
  readonly role: Role
  readonly scopes: readonly string[] | null
  readonly made_at: Date
  readonly ends_at: Date
  readonly used_at: Date | null
  readonly revoked_at: Date | null
}

const columns = 'name, account, personal, role, scopes, made_at, ends_at, used_at, revoked_at'

/** False where there has been one of that name. */
export async function addToken(database: Database, hash: string, token: Token): Promise<boolean> {
  const { name, account, personal, role, scopes, madeAt, endsAt } = token
  const rows = await database.query(
    `insert into api_token (name, hash, account, personal, role, scopes, made_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (name) do nothing returning name`,
    [name, hash, account, personal, role, scopes ?? null, madeAt, endsAt],
  )
  return rows.length > 0
}

/** Newest first; those of one account where it is named. */
export async function tokens(
  database: Database,
  {
    account,
    ended = false,
    at,
  }: { readonly account?: string | undefined; readonly ended?: boolean; readonly at: Date },
): Promise<readonly Token[]> {
  const rows = await database.query<TokenRow>(
    `select ${columns} from api_token where ($1::text is null or account = $1)
     and ($2 or (revoked_at is null and ends_at > $3)) order by made_at desc, name`,
    [account ?? null, ended, at],
  )
  return rows.map(tokenOf)
}

export async function tokenNamed(database: Database, name: string): Promise<Token | undefined> {
  const [row] = await database.query<TokenRow>(`select ${columns} from api_token where name = $1`, [name])
  return row && tokenOf(row)
}

/** The token and whose it is, while both are good. */
export async function tokenOfHash(
  database: Database,
  hash: string,
  at: Date,
): Promise<{ readonly token: Token; readonly account: Account } | undefined> {
  const [row] = await database.query<TokenRow>(
    `select ${columns} from api_token where hash = $1 and revoked_at is null and ends_at > $2`,
    [hash, at],
  )
  if (!row) return undefined
  const [account] = await database.query<AccountRow>('select * from account where name = $1 and removed_at is null', [
    row.account,
  ])
  if (!account) return undefined
  if (!row.used_at || at.getTime() - row.used_at.getTime() > 60_000)
    await database.query('update api_token set used_at = $2 where name = $1', [row.name, at])
  return { token: tokenOf(row), account: accountOf(account) }
}

export async function revokeToken(database: Database, name: string, at: Date): Promise<void> {
  await database.query('update api_token set revoked_at = coalesce(revoked_at, $2) where name = $1', [name, at])
}

/** Ends the token of that hash; nothing where there is none. */
export async function endToken(database: Database, hash: string, at: Date): Promise<void> {
  await database.query('update api_token set revoked_at = coalesce(revoked_at, $2) where hash = $1', [hash, at])
}

function tokenOf(row: TokenRow): Token {
  return {
    name: row.name,
    account: row.account,
    personal: row.personal,
    role: row.role,
    ...(row.scopes && { scopes: row.scopes }),
    madeAt: row.made_at,
    endsAt: row.ends_at,
    ...(row.used_at && { usedAt: row.used_at }),
    ...(row.revoked_at && { revokedAt: row.revoked_at }),
  }
}
