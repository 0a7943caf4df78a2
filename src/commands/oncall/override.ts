import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { momentOf } from './rostering/moment.ts'
import { overridden } from './rostering/overriding.ts'
import { override, span } from './rostering/shown.ts'

interface Input {
  readonly schedule: string
  readonly person?: string | undefined
  readonly replaces?: string | undefined
  readonly from?: string | undefined
  readonly to: string
  readonly because: string
  readonly beside: boolean
}

const output = z.object({ overrides: z.array(override) })
export type Overridden = z.output<typeof output>

export const command: Command<Input, Overridden> = {
  summary: 'Put somebody in the place of another for a time, or note that somebody is away',
  on: 'server',
  input: z.object({
    schedule: z.string().describe('Name of the schedule'),
    person: z.string().optional().describe('Who is on call; nobody for time off'),
    replaces: z.string().optional().describe('In whose place; whoever it would have been unless said'),
    from: z.string().optional().describe('From when; now unless said'),
    to: z.string().describe('Until when'),
    because: z.string().min(1).max(500).default('as agreed').describe('Why, for the record'),
    beside: z.boolean().default(false).describe('With whoever is on call, in nobody’s place'),
  }),
  positional: ['schedule', 'person'],
  output,
  role: 'responder',
  changes: true,
  async run({ schedule, person, replaces, from, to, because, beside }, world) {
    if (person === undefined && replaces === undefined)
      throw new Fault(
        'override-of-nobody',
        'the override names nobody',
        'Name who is on call, or with --replaces who is away.',
      )
    const one = {
      schedule,
      ...(person !== undefined && { person }),
      ...(replaces !== undefined && { replaces }),
      ...(beside && { beside }),
      from: from === undefined ? world.now() : momentOf(from),
      to: momentOf(to),
      because,
    }
    return { overrides: (await overridden(serverOf(world), [one], world.now())).map(span) }
  },
}
