import type { Database } from '../../model/server.ts'

/** Of the pager: how long the oldest page has been due without an attempt, and how the last page that ended went. */
export async function deliveryState(database: Database): Promise<{
  readonly overdue?: Date
  readonly last?: { readonly status: string; readonly at: Date; readonly error: string | null }
}> {
  const [oldest] = await database.query<{ due_at: Date }>(
    `select due_at from page where status = 'waiting' order by due_at limit 1`,
  )
  const [last] = await database.query<{ status: string; at: Date; error: string | null }>(
    `select status, ended_at as at, error from page where status in ('sent', 'failed') order by ended_at desc, status limit 1`,
  )
  return { ...(oldest && { overdue: oldest.due_at }), ...(last && { last }) }
}
