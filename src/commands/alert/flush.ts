import { z } from 'zod'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { flushDue } from './alerting/flushing.ts'

export const command: Command<object, { readonly groups: number }> = {
  summary: 'Look at the groups of alerts that are due, and tell what is to be told',
  background: true,
  every: '* * * * *',
  input: z.object({}),
  output: z.object({ groups: z.number().describe('How many were looked at') }),
  role: 'admin',
  changes: true,
  run: async (_, world) => ({ groups: await flushDue(serverOf(world), world.now) }),
}
