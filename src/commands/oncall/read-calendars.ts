import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { sourceRead, sourcesOf } from '../../store/oncall/calendars.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { fetched } from './rostering/fetched.ts'
import { readCalendar } from './rostering/from-calendar.ts'

const output = z.object({ read: z.number(), failed: z.number() })

export const command: Command<Record<string, never>, z.output<typeof output>> = {
  summary: 'Read the followed calendars again',
  background: true,
  every: '7 * * * *',
  input: z.object({}),
  output,
  role: 'admin',
  changes: true,
  async run(_, world) {
    const server = serverOf(world)
    const count = { read: 0, failed: 0 }
    for (const { id, schedule, sealed, reads, person } of await sourcesOf(server.database)) {
      const url = server.seal.open(sealed)
      const source = `calendar ${createHash('sha256').update(url).digest('hex').slice(0, 16)}`
      try {
        const text = await fetched(url, server.fetch)
        await readCalendar(server, text, { schedule, reads, person: person ?? undefined, source }, world.now())
        await sourceRead(server.database, id, world.now(), null)
        count.read++
      } catch (error) {
        // What was read last stays: an old calendar is better than none.
        if (!(error instanceof Fault)) throw error
        await sourceRead(server.database, id, world.now(), error.message)
        count.failed++
      }
    }
    return count
  },
}
