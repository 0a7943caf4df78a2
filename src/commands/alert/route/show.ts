import { z } from 'zod'
import { routingVersion } from '../../../store/alerts/routing.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { ours } from '../alerting/routing.ts'

const output = z.object({
  version: z.number().describe('0 is ours, as long as nobody has set one'),
  text: z.string().describe('Without secrets'),
  at: z.string().optional().describe('When it was set'),
  by: z.string().optional().describe('By whom'),
})
export type ShownRouting = z.output<typeof output>

export const command: Command<{ readonly version?: number | undefined }, ShownRouting> = {
  summary: 'Show the routing configuration that is in force, without secrets',
  on: 'server',
  input: z.object({ version: z.number().int().optional().describe('An older one, by its number') }),
  output,
  role: 'viewer',
  changes: false,
  async run({ version }, world) {
    const stored = await routingVersion(serverOf(world).database, version)
    if (!stored) return { version: 0, text: ours }
    return { version: stored.version, text: stored.shown, at: stored.at.toISOString(), by: stored.by }
  },
}
