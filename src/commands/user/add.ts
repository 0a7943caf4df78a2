import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { addAccount } from '../../store/access/accounts.ts'
import { record } from '../../store/trail.ts'
import { answerOf, type Handed, handedShape, handPassword, knownAccount, nameField, roleField } from '../accounts.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

const input = z.object({
  name: nameField.describe('Name to sign in with; it stands in the trail for ever'),
  shown: z.string().trim().min(1).max(200).optional().describe('As the person is called'),
  email: z.email().optional().describe('Where mail reaches this person'),
  role: roleField.default('viewer').describe('How far this person reaches'),
  password: z.boolean().default(true).describe('Give no password: only another provider lets this person in'),
})

export const command: Command<z.output<typeof input>, Handed> = {
  summary: 'Add somebody who may sign in, with a password for a day',
  input,
  positional: ['name'],
  output: z.object(handedShape),
  role: 'admin',
  changes: true,
  personal: true,
  on: 'server',
  async run({ name, shown = name, email, role, password }, world) {
    const { database, actor, announce } = serverOf(world)
    const at = world.now()
    return database.transaction(async (within) => {
      const account = { name, shown, role, ...(email && { email }) }
      if (!(await addAccount(within, account, { at, by: actor.id })))
        throw new Fault(
          'conflict',
          `there is or was a user \`${name}\``,
          'Names stand in the trail and are not given again. One that was taken away comes back with `devops user change NAME --back`.',
        )
      const handed = password ? await handPassword(within, name, at) : {}
      await record(within, {
        at,
        actor: actor.id,
        action: 'user/add',
        subject: `user/${name}`,
        detail: { role, shown },
      })
      await announce(within, 'setting', `user/${name}`)
      return { account: answerOf(await knownAccount(within, name), true), ...handed }
    })
  },
}
