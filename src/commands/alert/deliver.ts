import { z } from 'zod'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { type Delivered, deliver } from './alerting/deliver.ts'

const count = z.number().int()

export const command: Command<{ readonly notices: readonly number[] }, Delivered> = {
  summary: 'Tell receivers of groups of alerts',
  background: true,
  input: z.object({ notices: z.array(z.number().int()).describe('Numbers of notifications') }),
  output: z.object({ sent: count, failed: count, dropped: count, waiting: count }),
  role: 'admin',
  changes: true,
  run: ({ notices }, world) => deliver(serverOf(world), notices, world.now),
}
