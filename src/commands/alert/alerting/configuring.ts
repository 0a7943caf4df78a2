import type { Server } from '../../../model/server.ts'
import { shown } from '../../../operate/alerting/config/shown.ts'
import { inhibitsUnder } from '../../../operate/alerting/mute.ts'
import { addRouting, changeRouting, routingVersion } from '../../../store/alerts/routing.ts'
import { changeAlerts, clearGroups, lockLive } from '../../../store/alerts/taking.ts'
import { record } from '../../../store/trail.ts'
import { groupAll } from './grouping.ts'
import { parsed } from './routing.ts'
import { wake } from './wake.ts'

export interface Configured {
  readonly version: number
  /** Alerts that were put into their groups anew. */
  readonly alerts: number
}

/** Puts a configuration in force. What fires or has yet to be told of is grouped by it anew; what was told stays known. */
export async function setRouting(server: Server, text: string, now: Date): Promise<Configured> {
  const routing = parsed(text)
  return server.database.transaction(async (database) => {
    await changeRouting(database)
    const before = (await routingVersion(database))?.shown ?? ''
    const version = await addRouting(database, {
      sealed: server.seal.seal(text),
      shown: shown(text),
      at: now,
      by: server.actor.id,
    })
    const alerts = await lockLive(database, now)
    await changeAlerts(
      database,
      alerts.map((alert) => ({ ...alert, inhibits: inhibitsUnder(routing, alert.labels) })),
    )
    await clearGroups(database)
    await wake(server.jobs, database, await groupAll(database, routing, alerts, now), now)
    await record(database, {
      at: now,
      actor: server.actor.id,
      action: 'alert/route/set',
      subject: `alert/routing/${version}`,
      detail: { before, after: shown(text) },
    })
    await server.announce(database, 'setting', 'alert/routing')
    return { version, alerts: alerts.length }
  })
}
