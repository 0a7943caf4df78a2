import { z } from 'zod'
import { accountNamed } from '../../store/access/accounts.ts'
import { accountShape, answerOf, roleField } from '../accounts.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

const output = z.object({
  id: z.string().describe('As the trail calls you'),
  name: z.string(),
  role: roleField,
  scopes: z.array(z.string()).optional().describe('What the token is limited to'),
  account: accountShape.optional(),
})
export type Me = z.output<typeof output>

export const command: Command<object, Me> = {
  summary: 'Say who you are to the server, and what you may',
  input: z.object({}),
  output,
  role: 'viewer',
  changes: false,
  on: 'server',
  async run(_, world) {
    const { database, actor } = serverOf(world)
    const account = await accountNamed(database, actor.id.replace(/^user:/, ''))
    const { id, name, role, scopes } = actor
    const isPerson = id.startsWith('user:') && account !== undefined
    return {
      id,
      name,
      role,
      ...(scopes && { scopes: [...scopes] }),
      ...(isPerson && { account: answerOf(account, true) }),
    }
  },
}
