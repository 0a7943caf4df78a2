import { z } from 'zod'
import { qualityOf } from '../../operate/oncall/quality.ts'
import { peopleOf } from '../../store/oncall/people.ts'
import type { Command } from '../command.ts'
import { namedSchedule } from '../roster.ts'
import { serverOf } from '../server.ts'
import { iso, momentOf } from './rostering/moment.ts'
import { gap, span } from './rostering/shown.ts'

interface Input {
  readonly schedule: string
  readonly from?: string | undefined
  readonly days: number
}

const output = z.object({
  schedule: z.string(),
  from: iso,
  to: iso,
  coverage: z.number().describe('Share of the time in which somebody is on call'),
  gaps: z.array(gap),
  loads: z.array(
    z.object({
      person: z.string(),
      shifts: z.number(),
      hours: z.number(),
      nights: z
        .number()
        .describe('Nights, from 22 to 7 in the zone of the person, of which an hour or more is on call'),
      nightHours: z.number(),
      weekends: z.number(),
      longest: z.number().describe('Hours without a break'),
      shortestRest: z.number().optional().describe('Hours between two shifts, at the least'),
      nightsInARow: z.number(),
    }),
  ),
  unfairness: z
    .object({ hours: z.number(), nights: z.number(), weekends: z.number() })
    .describe('Gini coefficients: 0 where all carry the same, near 1 where one carries everything'),
})
export type Quality = z.output<typeof output>

export const command: Command<Input, Quality> = {
  summary: 'Say how fair and how tiring a schedule is',
  on: 'server',
  input: z.object({
    schedule: z.string().describe('Name of the schedule'),
    from: z.string().optional().describe('From when; now unless said'),
    days: z.number().min(1).max(732).default(84).describe('For how many days'),
  }),
  positional: ['schedule'],
  output,
  role: 'viewer',
  changes: false,
  async run({ schedule: name, from: asked, days }, world) {
    const { database } = serverOf(world)
    const from = asked === undefined ? world.now() : momentOf(asked)
    const to = new Date(from.getTime() + days * 86_400_000)
    const schedule = await namedSchedule(database, name, from)
    const { gaps, loads, ...rest } = qualityOf(schedule, await peopleOf(database), from, to)
    return {
      schedule: name,
      from: from.toISOString(),
      to: to.toISOString(),
      ...rest,
      gaps: gaps.map(span),
      loads: [...loads],
    }
  },
}
