import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { reaches } from '../../model/principal.ts'
import { verdictOf } from '../../operate/slo/policy.ts'
import { incidentsOf } from '../../store/incidents/incidents.ts'
import { freezesAt, saveCheck } from '../../store/slo/gate.ts'
import { objectivesOf } from '../../store/slo/objectives.ts'
import { statusesOf } from '../../store/slo/statuses.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { setting } from '../settings.ts'

const output = z.object({
  service: z.string(),
  outcome: z.enum(['go', 'approval', 'frozen']),
  go: z.boolean().describe('Whether it may go out, the override counted'),
  reasons: z.array(
    z.object({ outcome: z.enum(['go', 'approval', 'frozen']), because: z.string(), ref: z.string().optional() }),
  ),
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
    const { approval, freeze, staleMinutes } = await setting(database, 'gate')
    const { budgets, unmeasured } = await budgetsOf(new Date(at.getTime() - staleMinutes * 60_000))
    const open = await incidentsOf(database, { service, status: ['triggered', 'acknowledged'], limit: 50 })
    const { outcome, reasons } = verdictOf(
      {
        budgets,
        unmeasured,
        incidents: open.map(({ id, title, severity }) => ({ ref: `incident/${id}`, title, severity })),
        freezes: (await freezesAt(database, at, service)).map(({ reason, to }) => ({ reason, until: to })),
      },
      { approval, freeze },
    )
    const overridden = override !== undefined && outcome !== 'go'
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
      go: outcome === 'go' || overridden,
      reasons: [...reasons],
      budgets,
      ...(overridden && { override }),
      check,
    }

    async function budgetsOf(since: Date) {
      const ids = (await objectivesOf(database, service)).map(({ id }) => id)
      const statuses = await statusesOf(database, ids)
      const fresh = ids.map((id) => {
        const kept = statuses.get(id)
        const { periods = [] } = (kept?.status ?? {}) as { periods?: { left: number; coverage: number }[] }
        return { id, periods: kept && kept.at >= since ? periods.filter(({ coverage }) => coverage > 0) : [] }
      })
      return {
        budgets: fresh.flatMap(({ id, periods }) =>
          periods.map(({ left, coverage }) => ({ objective: id, left, coverage })),
        ),
        unmeasured: fresh.filter(({ periods }) => periods.length === 0).map(({ id }) => id),
      }
    }
  },
}
