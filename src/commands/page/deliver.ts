import { z } from 'zod'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { begin, send } from './delivering/attempt.ts'
import { ended } from './delivering/ended.ts'

const output = z.object({ outcome: z.enum(['sent', 'retry', 'refused', 'nothing']) })

export const command: Command<{ readonly page: string }, z.output<typeof output>> = {
  summary: 'Make one attempt to deliver a page, and say how it went',
  background: true,
  input: z.object({ page: z.uuid().describe('Its id, the idempotency key of every attempt') }),
  output,
  role: 'admin',
  changes: true,
  async run({ page }, world) {
    const server = serverOf(world)
    const begun = await begin(server, page, world.now())
    if (!begun) return { outcome: 'nothing' }
    const receipt = await send(server, begun, world.now)
    await ended(server, begun, receipt, world.now())
    return { outcome: receipt.outcome }
  },
}
