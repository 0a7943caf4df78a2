import { z } from 'zod'
import { gapsOf, shiftsOf } from '../../operate/oncall/shifts.ts'
import type { Command } from '../command.ts'
import { namedSchedule } from '../roster.ts'
import { serverOf } from '../server.ts'
import { iso, momentOf } from './rostering/moment.ts'
import { gap, shift, span } from './rostering/shown.ts'

interface Input {
  readonly schedule: string
  readonly from?: string | undefined
  readonly days: number
  readonly person?: string | undefined
}

const output = z.object({
  schedule: z.string(),
  from: iso,
  to: iso,
  shifts: z.array(shift),
  gaps: z.array(gap).describe('Time in which nobody is on call'),
})
export type Calendar = z.output<typeof output>

export const command: Command<Input, Calendar> = {
  summary: 'Show the shifts of a schedule, and its gaps',
  on: 'server',
  input: z.object({
    schedule: z.string().describe('Name of the schedule'),
    from: z.string().optional().describe('From when; now unless said'),
    days: z.number().min(1).max(732).default(14).describe('For how many days'),
    person: z.string().optional().describe('Only the shifts of this person'),
  }),
  positional: ['schedule'],
  output,
  role: 'viewer',
  changes: false,
  async run({ schedule: name, from: asked, days, person }, world) {
    const from = asked === undefined ? world.now() : momentOf(asked)
    const to = new Date(from.getTime() + days * 86_400_000)
    const schedule = await namedSchedule(serverOf(world).database, name, from)
    const shifts = shiftsOf(schedule, from, to)
    return {
      schedule: name,
      from: from.toISOString(),
      to: to.toISOString(),
      shifts: shifts.filter((one) => person === undefined || one.person === person).map(span),
      gaps: gapsOf(shifts, from, to).map(span),
    }
  },
}
