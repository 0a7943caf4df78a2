import { Fault } from '../../../model/fault.ts'
import { type History, type Objective, objectiveId } from '../../../model/objective.ts'
import type { Database } from '../../../model/server.ts'
import { spanOf } from '../../../operate/slo/period.ts'
import type { Cause, Causes } from '../../../operate/slo/spent.ts'
import { deliveriesOf } from '../../../store/deliveries/deliveries.ts'
import { incidentsOf } from '../../../store/incidents/incidents.ts'
import { historyOf } from '../../../store/slo/history.ts'
import { type Applied, objectiveOf, objectivesOf } from '../../../store/slo/objectives.ts'
import { nearest } from '../../../values/nearest.ts'
import { withComposites } from '../../measured.ts'

const day = 86_400_000
/** The longest window of an alert looks back so far. */
const windows = 4 * day
/** No period is measured for longer. */
const longest = 400 * day

/** From when on an objective has to be known. */
export function needsFrom({ periods }: Objective, now: number): number {
  const from = Math.min(...periods.map((period) => spanOf(period, now).from), now - windows)
  return Math.max(from, now - longest)
}

/** What is kept of an objective and, where it is a composite, of its parts. */
export async function keptHistory(
  database: Database,
  objective: Objective,
  all: readonly Objective[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<History> {
  const own = objective.indicator.kind === 'composite' ? all : [objective]
  const found = new Map<string, History>()
  for (const each of own)
    if (each.indicator.kind !== 'composite')
      found.set(objectiveId(each), await historyOf(database, objectiveId(each), from, to))
  const empty: History = { from, step: 60_000, bad: [], total: [] }
  return withComposites(own.includes(objective) ? own : [objective], found).get(objectiveId(objective)) ?? empty
}

/** What may have cost a service's budget. */
export async function causesOf(database: Database, service: string, from: number, to: number): Promise<Causes> {
  const [since, until] = [new Date(from - day), new Date(to + 60_000)]
  const incidents = await incidentsOf(database, { service, from: since, to: until, limit: 500 })
  const deliveries = await deliveriesOf(database, { service, from: since, to: until, limit: 1000 })
  return {
    incidents: incidents.map(({ id, title, openedAt, resolvedAt }): Cause => {
      return { ref: `incident/${id}`, title, from: openedAt.getTime(), ...(resolvedAt && { to: resolvedAt.getTime() }) }
    }),
    deliveries: deliveries.map(({ id, service, version, at }): Cause => {
      return { ref: `delivery/${id}`, title: `${service} ${version}`, from: at.getTime() }
    }),
  }
}

/** By its id, or by its service where that has one objective alone. */
export async function objectiveNamed(database: Database, name: string): Promise<Applied> {
  const found = await objectiveOf(database, name)
  if (found) return found
  const all = await objectivesOf(database)
  const [only, ...more] = all.filter(({ objective }) => objective.service === name)
  if (only && more.length === 0) return only
  const near = only
    ? [only, ...more].map(({ id }) => id)
    : nearest(
        name,
        all.map(({ id }) => id),
      )
  throw new Fault(
    'unknown-objective',
    `there is no objective \`${name}\``,
    near.length > 0 ? `Did you mean ${near.map((id) => `\`${id}\``).join(' or ')}?` : '`devops slo list` lists them.',
  )
}
