import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import type { Schedule, Shift } from '../../model/oncall.ts'
import { shiftsOf } from '../../operate/oncall/shifts.ts'
import { swapOf } from '../../operate/oncall/swap.ts'
import type { Command } from '../command.ts'
import { namedSchedule } from '../roster.ts'
import { serverOf } from '../server.ts'
import type { Overridden } from './override.ts'
import { momentOf } from './rostering/moment.ts'
import { overridden } from './rostering/overriding.ts'
import { override, span } from './rostering/shown.ts'

interface Input {
  readonly schedule: string
  readonly one: string
  readonly other: string
  readonly because: string
}

export const command: Command<Input, Overridden> = {
  summary: 'Let two people swap two shifts',
  on: 'server',
  input: z.object({
    schedule: z.string().describe('Name of the schedule'),
    one: z.string().describe('A moment of the one shift'),
    other: z.string().describe('A moment of the other shift'),
    because: z.string().min(1).max(500).default('a swap').describe('Why, for the record'),
  }),
  positional: ['schedule', 'one', 'other'],
  output: z.object({ overrides: z.array(override) }),
  role: 'responder',
  changes: true,
  async run({ schedule: name, one, other, because }, world) {
    const server = serverOf(world)
    const moments = [momentOf(one), momentOf(other)] as const
    const earliest = new Date(Math.min(...moments.map((moment) => moment.getTime())) - reach)
    const schedule = await namedSchedule(server.database, name, earliest)
    const [first, second] = [shiftAt(schedule, moments[0]), shiftAt(schedule, moments[1])]
    const wanted = swapOf(first, second, because).map((each) => ({ ...each, schedule: name }))
    return { overrides: (await overridden(server, wanted, world.now())).map(span) }
  },
}

const reach = 40 * 86_400_000

function shiftAt(schedule: Schedule, at: Date): Shift {
  const around = shiftsOf(schedule, new Date(at.getTime() - reach), new Date(at.getTime() + reach))
  const found = around.find(({ from, to }) => from <= at && to > at)
  if (found) return found
  throw new Fault(
    'no-shift',
    `nobody is on call in ${schedule.name} at ${at.toISOString()}`,
    `\`devops oncall calendar ${schedule.name}\` shows the shifts.`,
  )
}
