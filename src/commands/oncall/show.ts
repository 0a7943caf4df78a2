import { z } from 'zod'
import { onCallAt } from '../../operate/oncall/on-call.ts'
import { schedulesOf } from '../../store/oncall/schedules.ts'
import type { Command } from '../command.ts'
import { namedSchedule } from '../roster.ts'
import { serverOf } from '../server.ts'
import { iso, momentOf } from './rostering/moment.ts'

interface Input {
  readonly schedule?: string | undefined
  readonly at?: string | undefined
}

const output = z.object({
  at: iso,
  schedules: z.array(
    z.object({
      schedule: z.string(),
      team: z.string(),
      people: z.array(z.string()).describe('On call then; none is a gap'),
      until: iso.optional().describe('The next hand-over; absent where none comes within a year'),
      next: z.array(z.string()).describe('On call from then on'),
    }),
  ),
})
export type Shown = z.output<typeof output>

export const command: Command<Input, Shown> = {
  summary: 'Show who is on call, until when, and who comes next',
  on: 'server',
  input: z.object({
    schedule: z.string().optional().describe('Only this schedule'),
    at: z.string().optional().describe('When; now unless said'),
  }),
  positional: ['schedule'],
  output,
  role: 'viewer',
  changes: false,
  async run({ schedule, at: asked }, world) {
    const { database } = serverOf(world)
    const at = asked === undefined ? world.now() : momentOf(asked)
    const found =
      schedule === undefined ? await schedulesOf(database, { from: at }) : [await namedSchedule(database, schedule, at)]
    return {
      at: at.toISOString(),
      schedules: found.map((one) => {
        const { people, until, next } = onCallAt(one, at)
        return {
          schedule: one.name,
          team: one.team,
          people: [...people],
          ...(until && { until: until.toISOString() }),
          next: [...next],
        }
      }),
    }
  },
}
