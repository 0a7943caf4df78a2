import { z } from 'zod'
import { objectivesOf } from '../../store/slo/objectives.ts'
import { statusesOf } from '../../store/slo/statuses.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { type ShownStatus, shownObjective, showObjective } from './showing/shown.ts'

const row = shownObjective.extend({
  state: z.enum(['ok', 'burning', 'short', 'spent', 'unmeasured']).describe('The worst that is so'),
  left: z.number().optional().describe('Of the budget of the first period'),
  good: z.number().optional(),
  burn: z.number().optional().describe('Over the first long window'),
  depletedAt: z.string().optional(),
  at: z.string().optional().describe('When it was measured last'),
  failure: z.string().optional().describe('Why the last attempt measured nothing'),
})
export type SloRow = z.infer<typeof row>

export const command: Command<{ readonly service?: string | undefined }, { readonly objectives: readonly SloRow[] }> = {
  summary: 'List objectives and what is left of their budgets, the worst first',
  on: 'server',
  input: z.object({ service: z.string().optional().describe('Only of this service') }),
  positional: ['service'],
  output: z.object({ objectives: z.array(row) }),
  role: 'viewer',
  changes: false,
  async run({ service }, world) {
    const { database } = serverOf(world)
    const applied = await objectivesOf(database, service)
    const statuses = await statusesOf(
      database,
      applied.map(({ id }) => id),
    )
    const rows = applied.map(({ id, objective, source, version }): SloRow => {
      const kept = statuses.get(id)
      const status = kept?.status as ShownStatus | undefined
      const [period] = status?.periods ?? []
      const burn = status?.burns[0]?.overLong
      return {
        ...showObjective(objective, source, version),
        state: stateOf(status),
        ...(period && { left: period.left, ...(period.good !== undefined && { good: period.good }) }),
        ...(burn !== undefined && { burn }),
        ...(period?.forecast?.depletedAt && { depletedAt: period.forecast.depletedAt }),
        ...(status && { at: status.at }),
        ...(kept?.failure !== undefined && { failure: kept.failure }),
      }
    })
    return { objectives: rows.toSorted((a, b) => rank[a.state] - rank[b.state] || (a.left ?? 2) - (b.left ?? 2)) }
  },
}

function stateOf(status: ShownStatus | undefined): SloRow['state'] {
  const [period] = status?.periods ?? []
  if (!status || !period || period.coverage === 0) return 'unmeasured'
  if (status.alert === 'page') return 'burning'
  if (period.left <= 0) return 'spent'
  return status.alert === 'ticket' || period.left < 0.5 ? 'short' : 'ok'
}

const rank = { burning: 0, spent: 1, short: 2, unmeasured: 3, ok: 4 } as const
