import type { Server } from '../../../model/server.ts'
import { type Notice, nameOf } from '../../../operate/alerting/flush.ts'
import { addNotices, endNotices } from '../../../store/alerts/notices.ts'
import { by } from './by.ts'

/** Writes down what is to be told, and sees to it that it is: an incident is made, or messages sent, once the transaction stands. */
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
  const numbered = notices.map(({ way, notification }, index) => ({ id: ids[index] ?? 0, way, notification }))
  const incidents = numbered.filter(({ way }) => way.kind === 'incident')
  for (const { id, notification } of incidents)
    await jobs.send(database, 'incident/take', { notification }, { key: `${id}` })
  await endNotices(
    database,
    incidents.map(({ id }) => ({ id, status: 'sent' })),
    now,
  )
  const messages = numbered.filter(({ way }) => way.kind !== 'incident')
  // A receiver that hangs holds up nobody else's.
  for (const list of by(messages, ({ way, notification }) => `${notification.receiver} ${nameOf(way)}`).values())
    for (let start = 0; start < list.length; start += atOnce)
      await jobs.send(database, 'alert/deliver', { notices: list.slice(start, start + atOnce).map(({ id }) => id) })
}

const atOnce = 50
