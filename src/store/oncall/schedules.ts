import type { Override, Rotation, Schedule } from '../../model/oncall.ts'
import type { Database } from '../../model/server.ts'
import { overridesOf } from './overrides.ts'

/** With the overrides that end after `from`; without `from`, with none. */
export async function schedulesOf(
  database: Database,
  { names, from }: { readonly names?: readonly string[]; readonly from?: Date } = {},
): Promise<readonly Schedule[]> {
  const only = names ?? null
  const schedules = await database.query<Pick<Schedule, 'name' | 'team'>>(
    'select name, team from schedule where $1::text[] is null or name = any($1) order by name',
    [only],
  )
  const rotations = await database.query<Row>(
    'select * from rotation where $1::text[] is null or schedule = any($1) order by schedule, position',
    [only],
  )
  const overrides = from ? await overridesOf(database, { schedules: only, from }) : []
  return schedules.map(({ name, team }) => ({
    name,
    team,
    rotations: rotations.filter(({ schedule }) => schedule === name).map(rotationOf),
    overrides: overrides.filter(({ schedule }) => schedule === name).map(({ schedule: _, ...one }): Override => one),
  }))
}

/** Its rotations are these and no others; its overrides stay. */
export async function saveSchedule(
  database: Database,
  { name, team, rotations }: Omit<Schedule, 'overrides'>,
): Promise<void> {
  await database.query(
    'insert into schedule (name, team) values ($1, $2) on conflict (name) do update set team = excluded.team',
    [name, team],
  )
  await database.query('delete from rotation where schedule = $1', [name])
  for (const [position, one] of rotations.entries())
    await database.query(
      `insert into rotation (schedule, position, name, zone, starts, ends, people, turn, hours, beside)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10)`,
      [
        name,
        position,
        one.name,
        one.zone,
        one.start,
        one.until ?? null,
        one.people,
        one.turn,
        one.hours ? JSON.stringify(one.hours) : null,
        one.beside ?? false,
      ],
    )
}

interface Row extends Pick<Rotation, 'name' | 'zone' | 'people' | 'turn'> {
  readonly schedule: string
  readonly starts: string
  readonly ends: string | null
  readonly hours: Rotation['hours'] | null
  readonly beside: boolean
}

function rotationOf({ name, zone, starts, ends, people, turn, hours, beside }: Row): Rotation {
  return {
    name,
    zone,
    start: starts,
    ...(ends !== null && { until: ends }),
    people,
    turn,
    ...(hours && { hours }),
    ...(beside && { beside }),
  }
}
