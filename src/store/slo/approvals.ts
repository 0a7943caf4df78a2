import type { Database } from '../../model/server.ts'

/** Somebody's yes to deployments of a service, for a time. */
export interface Approval {
  readonly by: string
  readonly at: Date
  readonly until: Date
  readonly reason: string
}

export async function addApproval(database: Database, service: string, approval: Approval): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    'insert into gate_approval (service, approved_by, at, until, reason) values ($1, $2, $3, $4, $5) returning id',
    [service, approval.by, approval.at, approval.until, approval.reason],
  )
  return row?.id ?? 0
}

/** The latest yes that holds, of somebody else than who asks. */
export async function approvalAt(
  database: Database,
  service: string,
  at: Date,
  asker: string,
): Promise<Approval | undefined> {
  const [row] = await database.query<{ approved_by: string; at: Date; until: Date; reason: string }>(
    'select * from gate_approval where service = $1 and at <= $2 and until > $2 and approved_by <> $3 order by at desc limit 1',
    [service, at, asker],
  )
  return row && { by: row.approved_by, at: row.at, until: row.until, reason: row.reason }
}
