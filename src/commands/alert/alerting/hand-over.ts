import type { Server } from '../../../model/server.ts'
import { type Notice, nameOf } from '../../../operate/alerting/flush.ts'
import { addNotices, endNotices } from '../../../store/alerts/notices.ts'

/** Writes down what is to be told, and sees to it that it is: an incident is made, or a message sent, once the transaction stands. */
export async function handOver(
  { database, jobs }: Pick<Server, 'database' | 'jobs'>,
  routing: number,
  notices: readonly Notice[],
  now: Date,
): Promise<void> {
  const ids = await addNotices(
    database,
    notices.map(({ way, notification, because, at }) => ({
      receiver: notification.receiver,
      way: nameOf(way),
      routing,
      notification,
      because,
      at,
      createdAt: now,
    })),
  )
  const taken: number[] = []
  for (const [index, { way, notification }] of notices.entries()) {
    const id = ids[index] ?? 0
    if (way.kind === 'incident') {
      taken.push(id)
      await jobs.send(database, 'incident/take', { notification }, { key: `${id}` })
    } else await jobs.send(database, 'alert/deliver', { notice: id }, { key: `${id}` })
  }
  await endNotices(database, taken, now)
}
