import type { Delivery } from '../model/delivery.ts'
import type { Incident } from '../model/incident.ts'
import type { Database } from '../model/server.ts'
import { linksOf, reach } from '../operate/delivery/links.ts'
import { deliveriesOf } from '../store/deliveries/deliveries.ts'
import { setting } from './settings.ts'

/** The delivery to production that an incident followed; `undefined` where none was near enough. */
export async function followedBy(database: Database, incident: Incident): Promise<Delivery | undefined> {
  const { service, openedAt } = incident
  if (service === undefined) return undefined
  const { production } = await setting(database, 'deliveries')
  const near = await deliveriesOf(database, {
    service,
    environment: production,
    from: new Date(openedAt.getTime() - reach),
    to: new Date(openedAt.getTime() + 1),
  })
  const arrived = near.filter(({ status }) => status === 'succeeded')
  return linksOf(arrived, [incident])[0]?.delivery
}
