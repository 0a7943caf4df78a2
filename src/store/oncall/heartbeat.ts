import type { Database } from '../../model/server.ts'

/** How the pager was, when it last looked at itself. */
export interface Heartbeat {
  readonly at: Date
  /** Whether the dead-man switch was told that all is well. */
  readonly sent: boolean
  readonly checks: readonly { readonly name: string; readonly well: boolean; readonly detail: string }[]
}

export async function heartbeatOf(database: Database): Promise<Heartbeat | undefined> {
  const [row] = await database.query<Heartbeat>('select at, sent, checks from heartbeat')
  return row
}

export async function saveHeartbeat(database: Database, { at, sent, checks }: Heartbeat): Promise<void> {
  await database.query(
    `insert into heartbeat (at, sent, checks) values ($1, $2, $3::jsonb)
     on conflict (one) do update set at = excluded.at, sent = excluded.sent, checks = excluded.checks`,
    [at, sent, JSON.stringify(checks)],
  )
}
