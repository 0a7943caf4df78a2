import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { changeAccount, lockAccounts } from '../../store/access/accounts.ts'
import { endSessionsOf } from '../../store/access/sessions.ts'
import { record } from '../../store/trail.ts'
import {
  answerOf,
  type Handed,
  handedShape,
  handPassword,
  keepAdministrator,
  knownAccount,
  nameField,
  roleField,
} from '../accounts.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

const input = z.object({
  name: nameField.describe('Who'),
  role: roleField.optional().describe('How far this person reaches from now on'),
  shown: z.string().trim().min(1).max(200).optional().describe('As the person is called'),
  email: z.email().optional().describe('Where mail reaches this person'),
  newPassword: z.boolean().default(false).describe('Give a new password for a day, and end every session'),
  signOut: z.boolean().default(false).describe('End every session'),
  back: z.boolean().default(false).describe('Let somebody in again who was taken away'),
})

export const command: Command<z.output<typeof input>, Handed> = {
  summary: 'Change the role, the name or the password of somebody who may sign in',
  input,
  positional: ['name'],
  output: z.object(handedShape),
  role: 'admin',
  changes: true,
  personal: true,
  on: 'server',
  async run({ name, newPassword, signOut, back, ...given }, world) {
    const { database, actor, announce } = serverOf(world)
    const at = world.now()
    return database.transaction(async (within) => {
      await lockAccounts(within)
      const { removedAt } = await knownAccount(within, name)
      if (removedAt && !back)
        throw new Fault('conflict', `\`${name}\` was taken away`, 'Add `--back` to let this person in again.')
      const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      await changeAccount(within, name, changes)
      await keepAdministrator(within)
      if (signOut) await endSessionsOf(within, name)
      const handed = newPassword ? await handPassword(within, name, at) : {}
      const { email, ...shown } = changes
      const detail = { ...shown, ...(email && { email: true }), newPassword, signOut, back }
      await record(within, { at, actor: actor.id, action: 'user/change', subject: `user/${name}`, detail })
      await announce(within, 'setting', `user/${name}`)
      return { account: answerOf(await knownAccount(within, name), true), ...handed }
    })
  },
}
