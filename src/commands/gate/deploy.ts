import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { reaches } from '../../model/principal.ts'
import { approvalAt } from '../../store/slo/approvals.ts'
import { saveCheck } from '../../store/slo/gate.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { judged, reason } from './showing/judged.ts'

const output = z.object({
  service: z.string(),
  outcome: z.enum(['go', 'approval', 'frozen']),
  go: z.boolean().describe('Whether it may go out, the yes of another and the override counted'),
  approvedBy: z.string().optional().describe('Who agreed, where the gate asked for a yes'),
  reasons: z.array(reason),
  budgets: z.array(z.object({ objective: z.string(), left: z.number(), coverage: z.number() })),
  override: z.string().optional(),
  check: z.number().describe('Under which it is kept'),
})
export type GateAnswer = z.infer<typeof output>

interface Input {
  readonly service: string
  readonly override?: string | undefined
}

export const command: Command<Input, GateAnswer> = {
  summary: 'Say whether a deployment of a service may go out: budgets, open incidents, freezes',
  on: 'server',
  input: z.object({
    service: z.string().min(1).describe('As objectives and incidents call it'),
    override: z.string().trim().min(10).max(1000).optional().describe('Go all the same: the reason, which is kept'),
  }),
  positional: ['service'],
  output,
  role: 'responder',
  changes: true,
  verdict: ({ go }) => (go ? 0 : 1),
  async run({ service, override }, world) {
    const { database, actor, announce } = serverOf(world)
    if (override !== undefined && !reaches(actor.role, 'operator'))
      throw new Fault(
        'forbidden',
        `${actor.name} may not override the gate: it takes the role operator`,
        'Ask somebody who may.',
      )
    const at = world.now()
    const { outcome, reasons, budgets } = await judged(database, service, at)
    const yes = outcome === 'approval' ? await approvalAt(database, service, at, actor.id) : undefined
    const overridden = override !== undefined && outcome !== 'go' && !yes
    const check = await database.transaction(async (within) => {
      const id = await saveCheck(within, {
        at,
        service,
        actor: actor.id,
        outcome,
        reasons,
        ...(overridden && { override }),
      })
      if (overridden) {
        const detail = { outcome, reason: override, because: reasons.map(({ because }) => because) }
        await record(within, { at, actor: actor.id, action: 'gate/override', subject: `service/${service}`, detail })
        await announce(within, 'delivery', service)
      }
      return id
    })
    return {
      service,
      outcome,
      go: outcome === 'go' || yes !== undefined || overridden,
      ...(yes && { approvedBy: yes.by }),
      reasons: [...reasons],
      budgets: [...budgets],
      ...(overridden && { override }),
      check,
    }
  },
}
