import { z } from 'zod'
import { pointsOf, statusesOf } from '../../store/slo/statuses.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { objectiveNamed } from './showing/looked.ts'
import { type ShownStatus, shownObjective, shownStatus, showObjective } from './showing/shown.ts'

const output = shownObjective.extend({
  appliedAt: z.string(),
  appliedBy: z.string(),
  status: shownStatus.optional().describe('Absent while nothing was measured'),
  failure: z.string().optional().describe('Why the last attempt measured nothing'),
  points: z.array(z.object({ at: z.string(), left: z.number(), burn: z.number().optional() })).describe('For charts'),
})
export type SloShown = z.infer<typeof output>

interface Input {
  readonly objective: string
  readonly days: number
}

export const command: Command<Input, SloShown> = {
  summary: 'Show how an objective stands: budget, burn, forecast, and what consumed it',
  on: 'server',
  input: z.object({
    objective: z.string().describe('Such as api/availability'),
    days: z.number().min(0.01).max(400).default(7).describe('Days of points for charts'),
  }),
  positional: ['objective'],
  output,
  role: 'viewer',
  changes: false,
  async run({ objective: name, days }, world) {
    const { database } = serverOf(world)
    const { id, objective, source, version, appliedAt, appliedBy } = await objectiveNamed(database, name)
    const kept = (await statusesOf(database, [id])).get(id)
    const now = world.now()
    const points = await pointsOf(database, id, new Date(now.getTime() - days * day), now)
    return {
      ...showObjective(objective, source, version),
      appliedAt: appliedAt.toISOString(),
      appliedBy,
      ...(kept?.status !== undefined && { status: kept.status as ShownStatus }),
      ...(kept?.failure !== undefined && { failure: kept.failure }),
      points: thinned(points).map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
    }
  },
}

/** No more than a chart can show. */
function thinned<T>(points: readonly T[], most = 500): readonly T[] {
  const each = Math.ceil(points.length / most)
  return points.filter((_, index) => (points.length - 1 - index) % each === 0)
}

const day = 86_400_000
