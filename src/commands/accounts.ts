import { z } from 'zod'
import type { Account } from '../model/account.ts'
import { Fault } from '../model/fault.ts'
import { roles } from '../model/principal.ts'
import type { Database } from '../model/server.ts'
import { accountNamed, accounts, changePassword } from '../store/access/accounts.ts'
import { nearest } from '../values/nearest.ts'
import { hashOfPassword } from '../values/password.ts'
import { newPassword } from '../values/ticket.ts'

/** Hours that a password lasts which somebody else than its owner chose. */
export const temporaryHours = 24

export const nameField = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'letters, digits, `.`, `_` and `-`, at most 63')

export const roleField = z.enum(roles)

/** An account as commands answer it. */
export const accountShape = z.object({
  name: z.string(),
  shown: z.string(),
  email: z.string().optional().describe('Shown to administrators and to whose it is'),
  role: roleField,
  hasPassword: z.boolean(),
  passwordUntil: z.iso.datetime().optional().describe('When a password ends that somebody else chose'),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  seenAt: z.iso.datetime().optional(),
  removedAt: z.iso.datetime().optional(),
})
export type AccountAnswer = z.output<typeof accountShape>

export const handedShape = {
  account: accountShape,
  password: z.string().optional().describe('For once: shown now and never again'),
  until: z.iso.datetime().optional().describe('When it ends, unless its owner has chosen another'),
}
export interface Handed {
  readonly account: AccountAnswer
  readonly password?: string | undefined
  readonly until?: string | undefined
}

export function answerOf({ email, ...account }: Account, showsEmail: boolean): AccountAnswer {
  const { passwordUntil, madeAt, seenAt, removedAt, ...rest } = account
  return {
    ...rest,
    ...(showsEmail && email !== undefined && { email }),
    ...(passwordUntil && { passwordUntil: passwordUntil.toISOString() }),
    madeAt: madeAt.toISOString(),
    ...(seenAt && { seenAt: seenAt.toISOString() }),
    ...(removedAt && { removedAt: removedAt.toISOString() }),
  }
}

/** The account of that name, also one that was taken away; a Fault with the nearest names where there is none. */
export async function knownAccount(database: Database, name: string): Promise<Account> {
  const account = await accountNamed(database, name)
  if (account) return account
  const near = nearest(
    name,
    (await accounts(database)).map((each) => each.name),
  )
  throw new Fault(
    'unknown-user',
    `there is no user \`${name}\``,
    near.length > 0
      ? `Did you mean ${near.map((each) => `\`${each}\``).join(' or ')}?`
      : '`devops user list` lists them.',
  )
}

/** Gives an account a password for a day, to be handed on. */
export async function handPassword(
  database: Database,
  name: string,
  at: Date,
): Promise<{ readonly password: string; readonly until: string }> {
  const password = newPassword()
  const until = new Date(at.getTime() + temporaryHours * 3_600_000)
  await changePassword(database, name, { hash: await hashOfPassword(password), until })
  return { password, until: until.toISOString() }
}

/** Refuses what would leave nobody who can give rights. */
export async function keepAdministrator(database: Database): Promise<void> {
  if ((await accounts(database)).some(({ role }) => role === 'admin')) return
  throw new Fault(
    'last-administrator',
    'nobody would be an administrator any more',
    'Make somebody else one first: `devops user change NAME --role admin`.',
  )
}
