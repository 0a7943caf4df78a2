import { z } from 'zod'
import { addApproval } from '../../store/slo/approvals.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

interface Input {
  readonly service: string
  readonly reason: string
  readonly minutes: number
}

const output = z.object({ approval: z.number(), service: z.string(), until: z.string() })

export const command: Command<Input, z.infer<typeof output>> = {
  summary: 'Agree to deployments of a service by others for a time, where the gate asks for a yes',
  on: 'server',
  input: z.object({
    service: z.string().min(1).max(200).describe('Which'),
    reason: z.string().trim().min(10).max(1000).describe('What could fail, and how it is undone'),
    minutes: z.number().int().min(1).max(1440).default(120).describe('How long it holds'),
  }),
  positional: ['service', 'reason'],
  output,
  role: 'operator',
  changes: true,
  async run({ service, reason, minutes }, world) {
    const { database, actor, announce } = serverOf(world)
    const at = world.now()
    const until = new Date(at.getTime() + minutes * 60_000)
    return database.transaction(async (within) => {
      const approval = await addApproval(within, service, { by: actor.id, at, until, reason })
      const detail = { reason, until: until.toISOString() }
      await record(within, { at, actor: actor.id, action: 'gate/approve', subject: `service/${service}`, detail })
      await announce(within, 'delivery', service)
      return { approval, service, until: until.toISOString() }
    })
  },
}
