import { z } from 'zod'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { endSilence } from '../alerting/silencing.ts'

export const command: Command<{ readonly id: string }, { readonly id: string }> = {
  summary: 'End a silence now',
  on: 'server',
  input: z.object({ id: z.string().describe('Of the silence') }),
  positional: ['id'],
  output: z.object({ id: z.string() }),
  role: 'responder',
  changes: true,
  async run({ id }, world) {
    await endSilence(serverOf(world), id, world.now())
    return { id }
  },
}
