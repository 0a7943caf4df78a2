import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { addSource } from '../../store/oncall/calendars.ts'
import type { Command } from '../command.ts'
import { namedSchedule } from '../roster.ts'
import { serverOf } from '../server.ts'
import { fetched } from './rostering/fetched.ts'
import { readCalendar } from './rostering/from-calendar.ts'

interface Input {
  readonly schedule: string
  readonly file?: string | undefined
  readonly url?: string | undefined
  readonly reads: 'away' | 'shifts'
  readonly person?: string | undefined
  readonly follow: boolean
}

const output = z.object({
  overrides: z.number().describe('Made of entries of the next half year'),
  replaced: z.number().describe('Of an earlier reading of the same calendar'),
  skipped: z.array(z.string()).describe('Entries that are for nobody who is known here'),
  followed: z.boolean().describe('Read again each hour'),
})
export type CalendarRead = z.output<typeof output>

export const command: Command<Input, CalendarRead> = {
  summary: 'Take time off, or shifts, from an iCalendar file or address',
  on: 'server',
  input: z.object({
    schedule: z.string().describe('Name of the schedule'),
    file: z.string().meta({ file: true }).optional().describe('iCalendar file'),
    url: z.string().optional().describe('Address of an iCalendar'),
    reads: z
      .enum(['away', 'shifts'])
      .default('away')
      .describe('`away`: entries are time off; `shifts`: entries are time on call'),
    person: z.string().optional().describe('Whose calendar it is; by its entries unless said'),
    follow: z.boolean().default(false).describe('Read the address again each hour'),
  }),
  positional: ['schedule'],
  output,
  role: 'operator',
  changes: true,
  async run({ schedule, file, url, reads, person, follow }, world) {
    const server = serverOf(world)
    const now = world.now()
    await namedSchedule(server.database, schedule, now)
    if ((file === undefined) === (url === undefined) || (follow && url === undefined))
      throw new Fault(
        'calendar-unread',
        'it takes a file or an address',
        'Write --file FILE or --url ADDRESS; only an address can be followed.',
      )
    const text = file ?? (await fetched(url ?? '', server.fetch))
    const name = createHash('sha256')
      .update(url ?? `file ${person ?? ''} ${reads}`)
      .digest('hex')
      .slice(0, 16)
    const read = await readCalendar(server, text, { schedule, reads, person, source: `calendar ${name}` }, now)
    if (follow)
      await addSource(
        server.database,
        { schedule, sealed: server.seal.seal(url ?? ''), reads, person: person ?? null },
        { at: now, by: server.actor.id },
      )
    return { ...read, skipped: [...read.skipped], followed: follow }
  },
}
