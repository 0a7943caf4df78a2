import { connectors } from '../../../connectors/index.ts'
import { sendAlertmanager } from '../../../connectors/webhook/alertmanager.ts'
import type { Receipt } from '../../../model/message.ts'
import type { Way } from '../../../model/routing.ts'
import type { Server } from '../../../model/server.ts'
import { nameOf } from '../../../operate/alerting/flush.ts'
import { endNotices, type Notice, noticesById } from '../../../store/alerts/notices.ts'
import { connectorFor, messageOf } from './message.ts'
import { routingInForce } from './routing.ts'

type Part = Pick<Server, 'database' | 'jobs' | 'seal' | 'fetch' | 'address'>

/** How many notifications ended in which way. */
export type Delivered = Readonly<Record<Notice['status'], number>>

/**
 * One attempt for each notification. Those that are worth another come again, each as a job of its own that throws until it
 * succeeds. One that waited so long that its group has a younger one for the same way is dropped: that one says how things are now.
 */
export async function deliver(server: Part, ids: readonly number[], now: () => Date): Promise<Delivered> {
  const { database } = server
  const waiting = (await noticesById(database, ids)).filter(({ status }) => status === 'waiting')
  const ends = await inTurns(waiting, async (notice) => ({ id: notice.id, ...(await end(server, notice, now)) }))
  const again = ends.filter(({ status }) => status === 'waiting')
  await database.transaction(async (within) => {
    await endNotices(within, ends, now())
    if (ids.length > 1)
      for (const { id } of again) {
        const at = new Date(now().getTime() + 1000)
        await server.jobs.send(within, 'alert/deliver', { notices: [id] }, { key: `${id}`, at })
      }
  })
  const [first] = again
  if (ids.length === 1 && first) throw new Error(`notification ${first.id}: ${first.error}`)
  const count = (status: Notice['status']) => ends.filter((each) => each.status === status).length
  return { sent: count('sent'), failed: count('failed'), dropped: count('dropped'), waiting: count('waiting') }
}

interface End {
  readonly status: Notice['status']
  readonly error?: string
}

async function end(server: Part, notice: Notice & { readonly outdone: boolean }, now: () => Date): Promise<End> {
  if (notice.outdone) return { status: 'dropped', error: 'a younger one says how things are now' }
  const { routing } = await routingInForce(server.database, server.seal, notice.routing)
  const way = routing.receivers
    .find(({ name }) => name === notice.receiver)
    ?.ways.find((each) => nameOf(each) === notice.way)
  const { outcome, detail } = way ? await attempt(server, way, notice, now) : gone
  if (outcome === 'sent') return { status: 'sent' }
  return { status: outcome === 'refused' ? 'failed' : 'waiting', error: detail }
}

const gone: Receipt = { outcome: 'refused', detail: 'the configuration has no such way any more' }

/** `notice/7` is the key by which a receiver knows that it was told before. */
async function attempt(server: Part, way: Way, notice: Notice, now: () => Date): Promise<Receipt> {
  const id = `notice/${notice.id}`
  const outside = { fetch: server.fetch, now }
  const { url } = way.settings
  if (way.kind === 'webhook' && typeof url === 'string')
    return sendAlertmanager(notice.notification, { url, externalUrl: server.address, id }, outside)
  const known = connectorFor(way)
  const connector = known && connectors[known.id]
  if (!connector) return { outcome: 'refused', detail: `${way.kind}: there is no connector for it` }
  return connector.send(messageOf(notice.notification, id, server.address, notice.at), known.settings, outside)
}

const atOnce = 20

/** So many at once, each after the other in its turn. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const left = items.entries()
  const turn = async () => {
    for (const [index, item] of left) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, turn))
  return results
}
