import { z } from 'zod'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { type Configured, setRouting } from '../alerting/configuring.ts'

export const command: Command<{ readonly text: string }, Configured> = {
  summary: 'Put a routing configuration in force, in the format of Alertmanager',
  on: 'server',
  input: z.object({
    text: z.string().max(1_000_000).describe('The text of an `alertmanager.yml`: `--text "$(cat alertmanager.yml)"`'),
  }),
  positional: ['text'],
  output: z.object({
    version: z.number().describe('Its number'),
    alerts: z.number().describe('How many alerts were put into their groups anew'),
  }),
  role: 'operator',
  changes: true,
  run: ({ text }, world) => setRouting(serverOf(world), text, world.now()),
}
