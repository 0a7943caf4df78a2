import { connectors } from '../../../connectors/index.ts'
import type { Receipt } from '../../../model/message.ts'
import type { Server } from '../../../model/server.ts'
import { beginAttempt } from '../../../store/oncall/attempts.ts'
import { connectionsOf, contactById } from '../../../store/oncall/contacts.ts'
import { type Paged, pagedIncident } from '../../../store/oncall/paged.ts'
import { endPage, type KeptPage, lockedPage, toldContacts } from '../../../store/oncall/pages.ts'
import { opened } from '../../sealing.ts'
import { messageOf } from './message.ts'

/** An attempt that has begun: it is on record before anything leaves. */
export interface Begun {
  readonly page: KeptPage
  readonly number: number
  readonly incident?: Paged
}

/** `undefined` where nothing is to be sent any more: it went out before, or somebody has answered. */
export async function begin(server: Server, id: string, now: Date): Promise<Begun | undefined> {
  return server.database.transaction(async (database) => {
    const page = await lockedPage(database, id)
    if (page?.status !== 'waiting') return undefined
    const incident = page.incident === undefined ? undefined : await pagedIncident(database, page.incident)
    const over = page.incident !== undefined && (!incident || !stillTrue(page, incident))
    if (over) {
      await endPage(database, id, { status: 'dropped', at: now })
      await server.announce(database, 'page', id)
      return undefined
    }
    return { page, number: await beginAttempt(database, id, now), ...(incident && { incident }) }
  })
}

export async function send(server: Server, { page, incident }: Begun, now: () => Date): Promise<Receipt> {
  const contact = await contactById(server.database, page.contact)
  const connector = contact && Object.hasOwn(connectors, contact.by) ? connectors[contact.by] : undefined
  if (!contact || !connector) return { outcome: 'refused', detail: `there is no contact \`${page.contact}\` any more` }
  const shared = (await connectionsOf(server.database)).find(({ by }) => by === contact.by)
  const settings = { ...(shared && opened(shared, server.seal)), ...opened(contact, server.seal) }
  const told = page.incident === undefined ? [] : await toldContacts(server.database, page.incident)
  const follows = told.find((one) => one.contact === page.contact)?.reference ?? undefined
  const message = messageOf(page, incident, { address: server.address, follows })
  return connector.send(message, settings, { fetch: server.fetch, now })
}

/** Nobody is woken for what is answered, and nobody is told that something is answered which burns again. */
function stillTrue({ tells }: KeptPage, { status }: Paged): boolean {
  if (tells === 'resolved') return status === 'resolved' || status === 'closed'
  return tells === 'acknowledged' ? status === 'acknowledged' : status === 'triggered'
}
