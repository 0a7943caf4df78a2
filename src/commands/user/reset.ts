import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { changeAccount, lockAccounts } from '../../store/access/accounts.ts'
import { forgiveAccount } from '../../store/access/attempts.ts'
import { isAt } from '../../store/migrate.ts'
import { record } from '../../store/trail.ts'
import { answerOf, type Handed, handedShape, handPassword, knownAccount, nameField } from '../accounts.ts'
import type { Command } from '../command.ts'
import { placeFields, withPlace } from '../place.ts'

const input = z.object({
  name: nameField.default('admin').describe('Who'),
  admin: z.boolean().default(false).describe('Make this person an administrator'),
  ...placeFields,
})

export const command: Command<z.output<typeof input>, Handed> = {
  summary: 'Give a lost administrator a new password, on the machine of the server, which need not run',
  input,
  positional: ['name'],
  output: z.object(handedShape),
  role: 'admin',
  changes: true,
  personal: true,
  async run({ name, admin, ...place }, world) {
    const at = world.now()
    return withPlace(place, world, async ({ store }) => {
      if (!(await isAt(store.database, '040-access')))
        throw new Fault(
          'no-users',
          'nobody has ever been able to sign in to this database',
          'Start the server once with `devops serve`: it makes an administrator.',
        )
      return store.database.transaction(async (within) => {
        await lockAccounts(within)
        await knownAccount(within, name)
        await changeAccount(within, name, admin ? { role: 'admin' } : {})
        const handed = await handPassword(within, name, at)
        await forgiveAccount(within, name)
        const deed = { at, actor: 'system:user/reset', action: 'user/reset', subject: `user/${name}` }
        await record(within, { ...deed, detail: { admin } })
        return { account: answerOf(await knownAccount(within, name), true), ...handed }
      })
    })
  },
}
