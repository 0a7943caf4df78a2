import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { measured } from '../../operate/incident/measures.ts'
import { incidentsOf } from '../../store/incidents/incidents.ts'
import { parseDuration } from '../../values/duration.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { rulesOf } from './responding/rules.ts'

const milliseconds = z.number().optional()
const rows = z.array(z.number())
const output = z.object({
  from: z.string(),
  to: z.string(),
  count: z.number(),
  bySeverity: z.record(z.string(), z.number()),
  mtta: milliseconds.describe('Mean time to acknowledge, in milliseconds: mean(acknowledged - opened)'),
  mttr: milliseconds.describe('Mean time to resolve, in milliseconds: mean(resolved - opened)'),
  mtbf: milliseconds.describe('Mean time between failures, in milliseconds: (period - time with any open) / count'),
  answeredInTime: z.number().optional().describe('Share that was acknowledged within the time of its severity'),
  rows: z.object({ mtta: rows, mttr: rows, mtbf: rows, answeredInTime: rows }).describe('Incidents behind each figure'),
})

interface Input {
  readonly over: string
  readonly service?: string | undefined
}

export const command: Command<Input, z.infer<typeof output>> = {
  summary: 'Say how fast incidents were answered and ended, and how often they came',
  on: 'server',
  input: z.object({
    over: z.string().default('30d').describe('Period until now, such as 7d or 12w'),
    service: z.string().optional().describe('Only of this service'),
  }),
  output,
  role: 'viewer',
  changes: false,
  async run({ over, service }, world) {
    const { database } = serverOf(world)
    const to = world.now()
    const period = parseDuration(over)
    if (!period) throw new Fault('input', `\`${over}\` is no period`, 'Write for example `30d`, `12w` or `36h`.')
    const from = new Date(to.getTime() - period)
    const incidents = await incidentsOf(database, {
      from,
      to,
      ...(service !== undefined && { service }),
      limit: 100_000,
    })
    const figures = measured(incidents, { from, to }, (await rulesOf(database)).response)
    const { rows: behind, bySeverity, ...rest } = figures
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      ...rest,
      bySeverity: { ...bySeverity },
      rows: {
        mtta: [...behind.mtta],
        mttr: [...behind.mttr],
        mtbf: [...behind.mtbf],
        answeredInTime: [...behind.answeredInTime],
      },
    }
  },
}
