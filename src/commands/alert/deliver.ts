import { z } from 'zod'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { type Delivered, deliver } from './alerting/deliver.ts'

export const command: Command<{ readonly notice: number }, Delivered> = {
  summary: 'Tell one receiver of one group of alerts',
  background: true,
  input: z.object({ notice: z.number().int().describe('Number of the notification') }),
  output: z.object({ status: z.enum(['sent', 'failed', 'dropped', 'waiting']), detail: z.string().optional() }),
  role: 'admin',
  changes: true,
  run: ({ notice }, world) => deliver(serverOf(world), notice, world.now),
}
