import { z } from 'zod'
import type { Account, Token } from '../model/account.ts'
import { Fault } from '../model/fault.ts'
import type { Database } from '../model/server.ts'
import { sawAccount } from '../store/access/accounts.ts'
import { addToken } from '../store/access/tokens.ts'
import { record } from '../store/trail.ts'
import { hashOfTicket, newTicket } from '../values/ticket.ts'
import { roleField } from './accounts.ts'
import { setting } from './settings.ts'
import type { Visitor } from './sign-in.ts'

/** Days that the token of `devops login` lives. */
const loginDays = 90

/** Makes a token. `secret` is shown this once; nobody can show it again. */
export async function makeToken(
  database: Database,
  token: Token,
  by: string,
): Promise<{ readonly secret: string; readonly token: Token }> {
  const { longestDays } = await setting(database, 'tokens')
  if (token.endsAt.getTime() - token.madeAt.getTime() > longestDays * 86_400_000)
    throw new Fault(
      'token-long',
      `a token may live for ${longestDays} days at most`,
      'An administrator can change it: `devops setting change tokens`.',
    )
  const secret = newTicket('mwt')
  await database.transaction(async (within) => {
    if (!(await addToken(within, hashOfTicket(secret), token)))
      throw new Fault(
        'conflict',
        `there is or was a token \`${token.name}\``,
        'Names stand in the trail and are not given again: choose another.',
      )
    const { account, role, scopes, personal, endsAt } = token
    const detail = { account, role, personal, endsAt: endsAt.toISOString(), ...(scopes && { scopes }) }
    await record(within, {
      at: token.madeAt,
      actor: by,
      action: 'token/create',
      subject: `token/${token.name}`,
      detail,
    })
  })
  return { secret, token }
}

/** What a program keeps for a person who has signed in on a machine. */
export async function personalToken(
  database: Database,
  { name: account, role }: Account,
  machine: string,
  { at }: Pick<Visitor, 'at'>,
): Promise<{ readonly secret: string; readonly token: Token }> {
  const { longestDays } = await setting(database, 'tokens')
  const endsAt = new Date(at.getTime() + Math.min(loginDays, longestDays) * 86_400_000)
  const name = `${account}@${machine.replace(/[^\w.-]+/g, '-')}-${at.toISOString().replace(/[:.]/g, '')}`
  await sawAccount(database, account, at)
  return makeToken(database, { name, account, personal: true, role, madeAt: at, endsAt }, `user:${account}`)
}

/** A token as commands answer it. */
export const tokenShape = z.object({
  name: z.string(),
  account: z.string().describe('Whose it is: it ends with them, and reaches as far as they do'),
  personal: z.boolean().describe('What is done with it is done as that person'),
  role: roleField,
  scopes: z.array(z.string()).optional(),
  madeAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  usedAt: z.iso.datetime().optional(),
  revokedAt: z.iso.datetime().optional(),
})

export function tokenAnswer({
  scopes,
  madeAt,
  endsAt,
  usedAt,
  revokedAt,
  ...token
}: Token): z.output<typeof tokenShape> {
  return {
    ...token,
    ...(scopes && { scopes: [...scopes] }),
    madeAt: madeAt.toISOString(),
    endsAt: endsAt.toISOString(),
    ...(usedAt && { usedAt: usedAt.toISOString() }),
    ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
  }
}
