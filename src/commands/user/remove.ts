import { z } from 'zod'
import { lockAccounts, removeAccount } from '../../store/access/accounts.ts'
import { record } from '../../store/trail.ts'
import { accountShape, answerOf, keepAdministrator, knownAccount, nameField } from '../accounts.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

const input = z.object({ name: nameField.describe('Who') })
const output = z.object({ account: accountShape })

export const command: Command<z.output<typeof input>, z.output<typeof output>> = {
  summary: 'Let somebody in no more: sessions and tokens end at once, the name stays in the trail',
  input,
  positional: ['name'],
  output,
  role: 'admin',
  changes: true,
  on: 'server',
  async run({ name }, world) {
    const { database, actor, announce } = serverOf(world)
    const at = world.now()
    return database.transaction(async (within) => {
      await lockAccounts(within)
      const { removedAt } = await knownAccount(within, name)
      if (!removedAt) {
        await removeAccount(within, name, at)
        await keepAdministrator(within)
        await record(within, { at, actor: actor.id, action: 'user/remove', subject: `user/${name}` })
        await announce(within, 'setting', `user/${name}`)
      }
      return { account: answerOf(await knownAccount(within, name), true) }
    })
  },
}
