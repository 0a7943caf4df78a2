import { z } from 'zod'
import { objectivesOf } from '../../store/slo/objectives.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { judged, reason } from './showing/judged.ts'

const output = z.object({
  gates: z.array(
    z.object({ service: z.string(), outcome: z.enum(['go', 'approval', 'frozen']), reasons: z.array(reason) }),
  ),
})
export type Gates = z.output<typeof output>

export const command: Command<{ readonly service?: string | undefined }, Gates> = {
  summary: 'Show what the gate would say of each service that has objectives; nothing of it is kept',
  on: 'server',
  input: z.object({ service: z.string().optional().describe('Only of this service, also where it has no objectives') }),
  positional: ['service'],
  output,
  role: 'viewer',
  changes: false,
  async run({ service }, world) {
    const { database } = serverOf(world)
    const at = world.now()
    const services =
      service === undefined
        ? [...new Set((await objectivesOf(database)).map((each) => each.objective.service))]
        : [service]
    const gates: Gates['gates'] = []
    for (const each of services.sort()) {
      const { outcome, reasons } = await judged(database, each, at)
      gates.push({ service: each, outcome, reasons: [...reasons] })
    }
    return { gates }
  },
}
