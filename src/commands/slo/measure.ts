import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { type Objective, objectiveId } from '../../model/objective.ts'
import type { Database } from '../../model/server.ts'
import type { Metrics } from '../../model/signal.ts'
import { statusOf } from '../../operate/slo/status.ts'
import { measuredUntil, saveHistory } from '../../store/slo/history.ts'
import { objectivesOf } from '../../store/slo/objectives.ts'
import { pointsOf, saveFailure, savePoint, saveStatus } from '../../store/slo/statuses.ts'
import type { Command } from '../command.ts'
import { measure, minute } from '../measured.ts'
import { metricsOf } from '../metrics.ts'
import { serverOf } from '../server.ts'
import { setting } from '../settings.ts'
import { causesOf, keptHistory, needsFrom } from './showing/looked.ts'
import { pastPoints, pointOf } from './showing/points.ts'
import { showStatus } from './showing/shown.ts'

const output = z.object({ measured: z.array(z.string()), failed: z.array(z.string()) })

export const command: Command<{ readonly objective?: string | undefined }, z.infer<typeof output>> = {
  summary: 'Measure every objective and say how it stands',
  on: 'server',
  background: true,
  every: '* * * * *',
  input: z.object({ objective: z.string().optional().describe('Only this one') }),
  output,
  role: 'operator',
  changes: true,
  async run({ objective: only }, world) {
    const { database, announce } = serverOf(world)
    const applied = await objectivesOf(database)
    const all = applied.map(({ objective }) => objective)
    const wanted = applied.filter(({ id }) => only === undefined || id === only)
    if (wanted.length === 0) return { measured: [], failed: [] }
    const now = Math.floor(world.now().getTime() / minute) * minute
    const failures = new Map<string, string>()
    const { scrapeSeconds } = await setting(database, 'prometheus')
    const asking = await metricsOf(world).catch(reasonOf)
    for (const { id, objective } of wanted) {
      if (objective.indicator.kind === 'composite') continue
      const failure =
        typeof asking === 'string'
          ? asking
          : await takeUp(database, asking, objective, now, scrapeSeconds).catch(reasonOf)
      if (failure !== undefined) failures.set(id, failure)
    }
    for (const { id, objective } of wanted) {
      const failure = failures.get(id)
      if (failure !== undefined) await saveFailure(database, id, new Date(now), failure)
      else await judge(database, objective, all, now)
    }
    await announce(database, 'slo', only ?? 'all')
    return { measured: wanted.flatMap(({ id }) => (failures.has(id) ? [] : [id])), failed: [...failures.keys()] }
  },
}

/** Measures what is not known yet, and the last minutes again: a scrape may have come late. */
async function takeUp(
  database: Database,
  metrics: Metrics,
  objective: Objective,
  now: number,
  scrapeSeconds: number,
): Promise<undefined> {
  const id = objectiveId(objective)
  const known = await measuredUntil(database, id)
  const needed = Math.floor(needsFrom(objective, now) / minute) * minute
  const from = known === undefined ? needed : Math.max(needed, known - late)
  const history = (await measure([objective], metrics, { from, to: now, scrapeSeconds })).get(id)
  if (history) await database.transaction((within) => saveHistory(within, id, history))
  return undefined
}

async function judge(database: Database, objective: Objective, all: readonly Objective[], now: number): Promise<void> {
  const id = objectiveId(objective)
  const from = needsFrom(objective, now)
  const history = await keptHistory(database, objective, all, { from, to: now })
  const status = statusOf(objective, history, now, await causesOf(database, objective.service, from, now))
  const known = await pointsOf(database, id, new Date(now - 8 * day), new Date(now))
  const points = known.length === 0 ? pastPoints(objective, history, now) : []
  await database.transaction(async (within) => {
    await saveStatus(within, id, new Date(now), showStatus(status))
    for (const point of points) await savePoint(within, id, point)
    if (now % (5 * minute) === 0 || points.length > 0 || known.length === 0)
      await savePoint(within, id, pointOf(status))
  })
}

function reasonOf(error: unknown): string {
  if (error instanceof Fault) return error.message
  throw error
}

const late = 5 * minute
const day = 86_400_000
