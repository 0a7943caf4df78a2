import { z } from 'zod'
import { doraOf, type Figure } from '../../operate/delivery/dora.ts'
import { deliveriesOf } from '../../store/deliveries/deliveries.ts'
import { incidentsOf } from '../../store/incidents/incidents.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { setting } from '../settings.ts'
import { moment } from '../time.ts'

const figure = z.object({
  value: z.number().optional().describe('Absent where there is nothing to reckon from'),
  unit: z.enum(['a day', 'milliseconds', 'share']),
  formula: z.string(),
  rows: z.array(z.object({ ref: z.string(), at: z.string(), value: z.number(), of: z.string().optional() })),
})

const output = z.object({
  from: z.string(),
  to: z.string(),
  environment: z.string(),
  frequency: figure,
  leadTime: figure,
  changeFailure: figure,
  restore: figure,
})
export type DoraShown = z.infer<typeof output>

interface Input {
  readonly days: number
  readonly to?: string | undefined
  readonly service?: string | undefined
}

export const command: Command<Input, DoraShown> = {
  summary:
    'Show how often and how fast is delivered, what fails and how fast it is mended, with the rows behind each figure',
  on: 'server',
  input: z.object({
    days: z.number().min(1).max(3660).default(30).describe('Days until the end'),
    to: moment.optional().describe('End, in ISO 8601; now unless said'),
    service: z.string().optional().describe('Only of this service'),
  }),
  positional: ['service'],
  output,
  role: 'viewer',
  changes: false,
  async run({ days, to, service }, world) {
    const { database } = serverOf(world)
    const end = to === undefined ? world.now() : new Date(to)
    const begin = new Date(end.getTime() - days * day)
    const { production } = await setting(database, 'deliveries')
    const of = service === undefined ? {} : { service }
    // All of them: whether a commit arrived here first is not to be seen from within the period.
    const deliveries = await deliveriesOf(database, { environment: production, ...of })
    const incidents = await incidentsOf(database, {
      from: begin,
      to: new Date(end.getTime() + 2 * day),
      limit: 100_000,
      ...of,
    })
    const dora = doraOf({ deliveries, incidents }, { from: begin, to: end, environment: production })
    return {
      from: begin.toISOString(),
      to: end.toISOString(),
      environment: production,
      frequency: shown(dora.frequency),
      leadTime: shown(dora.leadTime),
      changeFailure: shown(dora.changeFailure),
      restore: shown(dora.restore),
    }
  },
}

function shown({ value, unit, formula, rows }: Figure): DoraShown['frequency'] {
  return {
    ...(value !== undefined && { value }),
    unit,
    formula,
    rows: rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
  }
}

const day = 86_400_000
