import { z } from 'zod'
import { connectors } from '../../connectors/index.ts'
import { addPage, toldContacts } from '../../store/oncall/pages.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

interface Input {
  readonly incident: number
  readonly status: 'acknowledged' | 'resolved'
  readonly at: string
}

const output = z.object({ pages: z.number() })

export const command: Command<Input, z.output<typeof output>> = {
  summary: 'Tell those who were paged that somebody has answered, or that it is over',
  background: true,
  input: z.object({
    incident: z.number().int().describe('Its number'),
    status: z.enum(['acknowledged', 'resolved']).describe('What is told'),
    at: z.iso.datetime().describe('When that happened'),
  }),
  output,
  role: 'admin',
  changes: true,
  async run({ incident, status, at }, world) {
    const server = serverOf(world)
    return server.database.transaction(async (database) => {
      let pages = 0
      for (const { contact, by, person } of await toldContacts(database, incident)) {
        if (!Object.hasOwn(connectors, by) || !connectors[by]?.follows) continue
        const page = await addPage(
          database,
          {
            incident,
            ...(person !== null && { person }),
            contact,
            by,
            tells: status,
            because: `it is ${status}`,
            dueAt: new Date(at),
          },
          world.now(),
        )
        if (!page) continue
        pages++
        await server.jobs.send(database, 'page/deliver', { page: page.id }, { key: page.id })
      }
      return { pages }
    })
  },
}
