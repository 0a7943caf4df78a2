import { z } from 'zod'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { type Configured, setRouting } from '../alerting/configuring.ts'

export const command: Command<{ readonly file: string }, Configured> = {
  summary: 'Put a routing configuration in force, in the format of Alertmanager',
  on: 'server',
  input: z.object({
    file: z.string().max(1_000_000).meta({ file: true }).describe('An `alertmanager.yml`'),
  }),
  positional: ['file'],
  output: z.object({
    version: z.number().describe('Its number'),
    alerts: z.number().describe('How many alerts were put into their groups anew'),
  }),
  role: 'operator',
  changes: true,
  run: ({ file }, world) => setRouting(serverOf(world), file, world.now()),
}
