import type { History } from '../../model/objective.ts'
import type { Database } from '../../model/server.ts'

const minute = 60_000
const hour = 60 * minute

/** What was measured from one moment to another, minute by minute. */
export async function historyOf(database: Database, objective: string, from: number, to: number): Promise<History> {
  const start = Math.floor(from / minute) * minute
  const slots = Math.max(0, Math.floor((to - start) / minute))
  const bad = new Array<number>(slots).fill(0)
  const total = new Array<number>(slots).fill(Number.NaN)
  const rows = await database.query<{ hour: Date; bad: readonly number[]; total: readonly number[] }>(
    'select hour, bad, total from objective_hour where objective = $1 and hour >= $2 and hour < $3',
    [objective, new Date(Math.floor(start / hour) * hour), new Date(to)],
  )
  for (const row of rows)
    for (let at = 0; at < 60; at++) {
      const slot = (row.hour.getTime() - start) / minute + at
      if (slot < 0 || slot >= slots) continue
      bad[slot] = row.bad[at] ?? 0
      total[slot] = row.total[at] ?? Number.NaN
    }
  return { from: start, step: minute, bad, total }
}

/** Keeps what was measured in minutes. A minute that is measured again is what it was measured last; unmeasured ones change nothing. */
export async function saveHistory(database: Database, objective: string, history: History): Promise<void> {
  const hours = new Map<number, { readonly bad: number[]; readonly total: number[] }>()
  for (const [slot, all] of history.total.entries()) {
    if (Number.isNaN(all)) continue
    const begins = history.from + slot * minute
    const start = Math.floor(begins / hour) * hour
    const row = hours.get(start) ?? { bad: Array(60).fill(0), total: Array(60).fill(Number.NaN) }
    row.bad[(begins - start) / minute] = history.bad[slot] ?? 0
    row.total[(begins - start) / minute] = all
    hours.set(start, row)
  }
  const rows = [...hours]
  for (let at = 0; at < rows.length; at += batch) await saveHours(database, objective, rows.slice(at, at + batch))
}

async function saveHours(
  database: Database,
  objective: string,
  rows: readonly (readonly [number, { readonly bad: readonly number[]; readonly total: readonly number[] }])[],
): Promise<void> {
  const places = rows.map(
    (_, at) => `($1, $${3 * at + 2}::timestamptz, $${3 * at + 3}::float8[], $${3 * at + 4}::float8[])`,
  )
  const merged = (of: string) =>
    `(select array_agg(case when now_total = 'NaN' then then_value else now_value end order by at)
      from unnest(excluded.${of}, kept.${of}, excluded.total) with ordinality as pair (now_value, then_value, now_total, at))`
  await database.query(
    `insert into objective_hour as kept (objective, hour, bad, total) values ${places.join(', ')}
     on conflict (objective, hour) do update set bad = ${merged('bad')}, total = ${merged('total')}`,
    [objective, ...rows.flatMap(([start, { bad, total }]) => [new Date(start), bad, total])],
  )
}

/** Hours in one statement. */
const batch = 200

/** The end of the last minute that was measured. */
export async function measuredUntil(database: Database, objective: string): Promise<number | undefined> {
  const [row] = await database.query<{ hour: Date; total: readonly number[] }>(
    'select hour, total from objective_hour where objective = $1 order by hour desc limit 1',
    [objective],
  )
  const last = row?.total.findLastIndex((each) => !Number.isNaN(each)) ?? -1
  return row && last >= 0 ? row.hour.getTime() + (last + 1) * minute : undefined
}

export async function forgetMeasured(database: Database, before: Date): Promise<void> {
  await database.query('delete from objective_hour where hour < $1', [before])
  await database.query('delete from objective_point where at < $1', [before])
}
