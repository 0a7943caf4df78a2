import type { Account } from '../model/account.ts'
import { Fault } from '../model/fault.ts'
import type { Principal } from '../model/principal.ts'
import type { Database } from '../model/server.ts'
import { accountNamed, passwordOf, sawAccount } from '../store/access/accounts.ts'
import { attempt, forgive } from '../store/access/attempts.ts'
import { addSession } from '../store/access/sessions.ts'
import { record } from '../store/trail.ts'
import { isPassword } from '../values/password.ts'
import { hashOfTicket, newTicket } from '../values/ticket.ts'
import { setting } from './settings.ts'

/** From where somebody signs in. */
export interface Visitor {
  readonly address: string
  readonly agent: string
  readonly at: Date
}

/**
 * The account that a name and a password open. Failures are counted in the database, so that replicas agree: of one name from one
 * address, of one address, and of one name from everywhere, which alone is the door through which others could lock somebody out,
 * and so bears most.
 */
export async function accountFor(
  database: Database,
  { name, password }: { readonly name: string; readonly password: string },
  { address, at }: Visitor,
): Promise<Account> {
  const known = name.trim().toLowerCase().slice(0, 100)
  const counted = [
    { subject: `account ${known} from ${address}`, free: 5 },
    { subject: `address ${address}`, free: 20 },
    { subject: `account ${known}`, free: 50 },
  ]
  for (const { subject, free } of counted) {
    const until = await attempt(database, subject, at, { free, window: 900, longest: 900 })
    if (until) throw tooMany(until, at)
  }
  const account = await accountNamed(database, known)
  const right = await isPassword(password, await passwordOf(database, known, at))
  if (!account || !right) {
    // Only for those who are there: strangers cannot fill the trail with names.
    if (account && !account.removedAt)
      await record(database, {
        at,
        actor: 'nobody',
        action: 'sign-in/refuse',
        subject: `user/${known}`,
        detail: { address },
      })
    throw new Fault(
      'wrong-password',
      'name and password do not belong together, or the password has ended',
      'An administrator can set a new one: `devops user reset NAME`.',
    )
  }
  for (const { subject } of counted) await forgive(database, subject, { all: !subject.startsWith('address') })
  return account
}

/** Signs a browser in. The answer is what its cookie holds, shown this once. */
export async function startSession(
  database: Database,
  account: Account,
  { address, agent, at }: Visitor,
  how: string,
): Promise<{ readonly ticket: string; readonly endsAt: Date }> {
  const { hours } = await setting(database, 'sessions')
  const ticket = newTicket('mws')
  const endsAt = new Date(at.getTime() + hours * 3_600_000)
  await database.transaction(async (within) => {
    const session = { account: account.name, madeAt: at, seenAt: at, endsAt, address, agent: agent.slice(0, 300) }
    await addSession(within, hashOfTicket(ticket), session)
    await sawAccount(within, account.name, at)
    const deed = { actor: `user:${account.name}`, action: 'sign-in', subject: `user/${account.name}` }
    await record(within, { at, ...deed, detail: { address, how } })
  })
  return { ticket, endsAt }
}

/** Who acts when this account does. */
export function principalOf({ name, shown, role }: Account): Principal {
  return { id: `user:${name}`, name: shown, role }
}

function tooMany(until: Date, at: Date): Fault {
  const seconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000))
  return new Fault(
    'too-many',
    `too many failures: the next may be made in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    'Whoever is signed in already, and tokens, are not concerned.',
  )
}
