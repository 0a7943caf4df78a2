import { Fault } from '../model/fault.ts'
import type { Database } from '../model/server.ts'
import { accounts, addAccount, changePassword, lockAccounts } from '../store/access/accounts.ts'
import { record } from '../store/trail.ts'
import { hashOfPassword, weaknessOf } from '../values/password.ts'
import { newPassword } from '../values/ticket.ts'
import { temporaryHours } from './accounts.ts'

/**
 * Makes the account `admin` where nobody could sign in: with the password that is given, which lasts, or with one that lasts a day
 * and is answered, to be shown once. Of replicas that start together one does it.
 */
export async function firstAdministrator(
  database: Database,
  { at, password }: { readonly at: Date; readonly password?: string | undefined },
): Promise<{ readonly name: string; readonly password?: string } | undefined> {
  if ((await accounts(database, { removed: true })).length > 0) return undefined
  const weakness = password === undefined ? undefined : weaknessOf(password, 'admin')
  if (weakness) throw weak(weakness)
  const chosen = password ?? newPassword()
  const hash = await hashOfPassword(chosen)
  return database.transaction(async (within) => {
    await lockAccounts(within)
    const by = 'system:first-start'
    const made = await addAccount(within, { name: 'admin', shown: 'Administrator', role: 'admin' }, { at, by })
    if (!made) return undefined
    const until = password === undefined ? new Date(at.getTime() + temporaryHours * 3_600_000) : undefined
    await changePassword(within, 'admin', { hash, until })
    await record(within, { at, actor: by, action: 'user/add', subject: 'user/admin', detail: { role: 'admin' } })
    return { name: 'admin', ...(password === undefined && { password: chosen }) }
  })
}

export function weak(weakness: string): Fault {
  return new Fault('weak-password', `this password is not taken: ${weakness}`, 'Four words at random are a good one.')
}
