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
  const hours = new Map<number, { readonly bad: (number | null)[]; readonly total: (number | null)[] }>()
  for (const [slot, all] of history.total.entries()) {
    if (Number.isNaN(all)) continue
    const begins = history.from + slot * minute
    const start = Math.floor(begins / hour) * hour
    const row = hours.get(start) ?? { bad: Array(60).fill(null), total: Array(60).fill(null) }
    row.bad[(begins - start) / minute] = history.bad[slot] ?? 0
    row.total[(begins - start) / minute] = all
    hours.set(start, row)
  }
  for (const [start, { bad, total }] of hours)
    await database.query(
      `insert into objective_hour as kept (objective, hour, bad, total)
       values ($1, $2, (select array_agg(coalesce(late, 0) order by at) from unnest($3::float8[]) with ordinality as pair (late, at)),
         (select array_agg(coalesce(late, 'NaN') order by at) from unnest($4::float8[]) with ordinality as pair (late, at)))
       on conflict (objective, hour) do update set
         bad = (select array_agg(coalesce(late, early) order by at) from unnest($3::float8[], kept.bad) with ordinality as pair (late, early, at)),
         total = (select array_agg(coalesce(late, early) order by at) from unnest($4::float8[], kept.total) with ordinality as pair (late, early, at))`,
      [objective, new Date(start), bad, total],
    )
}

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
