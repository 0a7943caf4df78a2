import { z } from 'zod'
import type { Database } from '../../../model/server.ts'
import { verdictOf } from '../../../operate/slo/policy.ts'
import { incidentsOf } from '../../../store/incidents/incidents.ts'
import { freezesAt } from '../../../store/slo/gate.ts'
import { objectivesOf } from '../../../store/slo/objectives.ts'
import { statusesOf } from '../../../store/slo/statuses.ts'
import { setting } from '../../settings.ts'

export const reason = z.object({
  outcome: z.enum(['go', 'approval', 'frozen']),
  because: z.string(),
  ref: z.string().optional(),
})

interface Budget {
  readonly objective: string
  readonly left: number
  readonly coverage: number
}

/** What the gate says of a service at a time. */
export async function judged(
  database: Database,
  service: string,
  at: Date,
): Promise<ReturnType<typeof verdictOf> & { readonly budgets: readonly Budget[] }> {
  const { approval, freeze, staleMinutes } = await setting(database, 'gate')
  const { budgets, unmeasured } = await budgetsOf(database, service, new Date(at.getTime() - staleMinutes * 60_000))
  const open = await incidentsOf(database, { service, status: ['triggered', 'acknowledged'], limit: 50 })
  const verdict = verdictOf(
    {
      budgets,
      unmeasured,
      incidents: open.map(({ id, title, severity }) => ({ ref: `incident/${id}`, title, severity })),
      freezes: (await freezesAt(database, at, service)).map(({ reason, to }) => ({ reason, until: to })),
    },
    { approval, freeze },
  )
  return { ...verdict, budgets }
}

async function budgetsOf(database: Database, service: string, since: Date) {
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
