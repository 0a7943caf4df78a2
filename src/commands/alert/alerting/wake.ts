import type { AlertGroup } from '../../../model/alert.ts'
import type { Database, Jobs } from '../../../model/server.ts'

/**
 * Sees to it that groups are looked at when they are due. When each is due stands in its row; a job is no more than a call to look
 * at all that are due by then, one for each tenth of a second, however many groups there are.
 */
export async function wake(
  jobs: Jobs,
  database: Database,
  groups: readonly Pick<AlertGroup, 'due'>[],
  now: Date,
): Promise<void> {
  const ticks = new Set(groups.map(({ due }) => Math.ceil(Math.max(due.getTime(), now.getTime()) / tick) * tick))
  for (const at of ticks)
    await jobs.send(
      database,
      'alert/flush',
      {},
      at - now.getTime() < tick ? { key: 'now' } : { key: `${at}`, at: new Date(at) },
    )
}

const tick = 100
