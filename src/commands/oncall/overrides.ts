import { z } from 'zod'
import { overridesOf } from '../../store/oncall/overrides.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import type { Overridden } from './override.ts'
import { override, span } from './rostering/shown.ts'

export const command: Command<{ readonly schedule?: string | undefined }, Overridden> = {
  summary: 'List overrides that are in force or to come',
  on: 'server',
  input: z.object({ schedule: z.string().optional().describe('Only of this schedule') }),
  positional: ['schedule'],
  output: z.object({ overrides: z.array(override) }),
  role: 'viewer',
  changes: false,
  async run({ schedule }, world) {
    const { database } = serverOf(world)
    const wanted = { schedules: schedule === undefined ? null : [schedule], from: world.now() }
    return { overrides: (await overridesOf(database, wanted)).map(span) }
  },
}
