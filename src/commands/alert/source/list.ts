import { z } from 'zod'
import { allSources } from '../../../store/alerts/sources.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'

const output = z.object({
  sources: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      madeAt: z.string(),
      madeBy: z.string(),
      heardAt: z.string().optional().describe('When it sent something last'),
    }),
  ),
})
export type Sources = z.output<typeof output>

export const command: Command<object, Sources> = {
  summary: 'List the systems that send alerts, and when each was last heard of',
  on: 'server',
  input: z.object({}),
  output,
  role: 'viewer',
  changes: false,
  async run(_, world) {
    const sources = await allSources(serverOf(world).database)
    return {
      sources: sources.map(({ name, kind, madeAt, madeBy, heardAt }) => ({
        name,
        kind,
        madeAt: madeAt.toISOString(),
        madeBy,
        ...(heardAt && { heardAt: heardAt.toISOString() }),
      })),
    }
  },
}
