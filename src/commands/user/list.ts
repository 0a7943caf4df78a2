import { z } from 'zod'
import { accounts } from '../../store/access/accounts.ts'
import { accountShape, answerOf } from '../accounts.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

const input = z.object({ removed: z.boolean().default(false).describe('Also those that were taken away') })
const output = z.object({ users: z.array(accountShape) })
export type Users = z.output<typeof output>

export const command: Command<z.output<typeof input>, Users> = {
  summary: 'List who may sign in, and as what',
  input,
  output,
  role: 'viewer',
  changes: false,
  on: 'server',
  async run({ removed }, world) {
    const { database, actor } = serverOf(world)
    const all = await accounts(database, { removed })
    return { users: all.map((each) => answerOf(each, actor.role === 'admin' || actor.id === `user:${each.name}`)) }
  },
}
