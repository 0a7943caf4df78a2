import { z } from 'zod'
import { tokens } from '../../store/access/tokens.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { tokenAnswer, tokenShape } from '../tokens.ts'

const input = z.object({
  user: z.string().optional().describe('Of whom; an administrator sees all, others their own'),
  ended: z.boolean().default(false).describe('Also those that have ended or were revoked'),
})
const output = z.object({ tokens: z.array(tokenShape) })
export type Tokens = z.output<typeof output>

export const command: Command<z.output<typeof input>, Tokens> = {
  summary: 'List tokens: whose they are, how far they reach, when they end and were last used',
  input,
  output,
  role: 'viewer',
  changes: false,
  on: 'server',
  async run({ user, ended }, world) {
    const { database, actor } = serverOf(world)
    const account = actor.role === 'admin' ? user : actor.id.replace(/^user:/, '')
    return { tokens: (await tokens(database, { account, ended, at: world.now() })).map(tokenAnswer) }
  },
}
