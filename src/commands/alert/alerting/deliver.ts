import { sendAlertmanager } from '../../../connectors/webhook/alertmanager.ts'
import type { Receipt } from '../../../model/message.ts'
import type { Way } from '../../../model/routing.ts'
import type { Server } from '../../../model/server.ts'
import { nameOf } from '../../../operate/alerting/flush.ts'
import { endNotice, type Notice, noticeOf } from '../../../store/alerts/notices.ts'
import { routingInForce } from './routing.ts'

export interface Delivered {
  readonly status: Notice['status']
  readonly detail?: string | undefined
}

type Part = Pick<Server, 'database' | 'seal' | 'fetch' | 'address'>

/**
 * One attempt to tell a receiver. It throws where another is worth it, and the job comes again. A notification that waited so long
 * that its group has a younger one for the same way is dropped: the younger says how things are now.
 */
export async function deliver(server: Part, id: number, now: () => Date): Promise<Delivered> {
  const { database } = server
  const notice = await noticeOf(database, id)
  if (!notice) return { status: 'dropped' }
  if (notice.status !== 'waiting') return { status: notice.status }
  if (notice.outdone) {
    await endNotice(database, id, { status: 'dropped', error: 'a younger one says how things are now', at: now() })
    return { status: 'dropped' }
  }
  const { routing } = await routingInForce(database, server.seal, notice.routing)
  const way = routing.receivers
    .find(({ name }) => name === notice.receiver)
    ?.ways.find((each) => nameOf(each) === notice.way)
  const receipt = way ? await attempt(server, way, notice, now) : gone
  const status = receipt.outcome === 'sent' ? 'sent' : receipt.outcome === 'refused' ? 'failed' : 'waiting'
  await endNotice(database, id, { status, at: now(), ...(status !== 'sent' && { error: receipt.detail }) })
  if (status === 'waiting') throw new Error(`${notice.receiver} ${notice.way}: ${receipt.detail}`)
  return { status, detail: receipt.detail }
}

const gone: Receipt = { outcome: 'refused', detail: 'the configuration has no such way any more' }

/** `notice/7` is the key by which a receiver knows that it was told before. */
async function attempt(server: Part, way: Way, notice: Notice, now: () => Date): Promise<Receipt> {
  const { url } = way.settings
  if (way.kind !== 'webhook' || typeof url !== 'string')
    return { outcome: 'refused', detail: `${way.kind} is not supported` }
  return sendAlertmanager(
    notice.notification,
    { url, externalUrl: server.address, id: `notice/${notice.id}` },
    { fetch: server.fetch, now },
  )
}
