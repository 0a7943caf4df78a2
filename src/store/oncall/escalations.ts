import type { Escalation, Service } from '../../model/oncall.ts'
import type { Database } from '../../model/server.ts'

export async function escalationsOf(database: Database): Promise<readonly Escalation[]> {
  return database.query<Escalation>('select name, team, repeat, steps from escalation order by name')
}

export async function saveEscalation(database: Database, { name, team, repeat, steps }: Escalation): Promise<void> {
  await database.query(
    `insert into escalation (name, team, repeat, steps) values ($1, $2, $3, $4::jsonb)
     on conflict (name) do update set team = excluded.team, repeat = excluded.repeat, steps = excluded.steps`,
    [name, team, repeat, JSON.stringify(steps)],
  )
}

export async function servicesOf(database: Database): Promise<readonly Service[]> {
  return database.query<Service>('select name, team, escalation from service order by name')
}

export async function saveService(database: Database, { name, team, escalation }: Service): Promise<void> {
  await database.query(
    `insert into service (name, team, escalation) values ($1, $2, $3)
     on conflict (name) do update set team = excluded.team, escalation = excluded.escalation`,
    [name, team, escalation],
  )
}

/** A step of a run, noted once: false where it was noted before. */
export async function beginStep(
  database: Database,
  one: {
    readonly incident: number
    readonly run: Date
    readonly round: number
    readonly step: number
    readonly at: Date
    readonly missed: readonly object[]
  },
): Promise<boolean> {
  const rows = await database.query(
    `insert into escalation_step (incident, run, round, step, at, missed) values ($1, $2, $3, $4, $5, $6::jsonb)
     on conflict do nothing returning incident`,
    [one.incident, one.run, one.round, one.step, one.at, JSON.stringify(one.missed)],
  )
  return rows.length > 0
}
