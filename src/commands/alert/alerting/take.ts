import type { AlertGroup, PostedAlert } from '../../../model/alert.ts'
import type { Routing } from '../../../model/routing.ts'
import type { Database, Server } from '../../../model/server.ts'
import { accept, together } from '../../../operate/alerting/accept.ts'
import { inhibitsUnder } from '../../../operate/alerting/mute.ts'
import { holdRouting } from '../../../store/alerts/routing.ts'
import type { StoredAlert } from '../../../store/alerts/row.ts'
import { addAlerts, changeAlerts, lockAlerts } from '../../../store/alerts/taking.ts'
import { groupAll } from './grouping.ts'
import { routingInForce } from './routing.ts'
import { wake } from './wake.ts'

/** Alerts that somebody sends. */
export interface Sent {
  readonly alerts: readonly PostedAlert[]
  /** Who: `prometheus`, `grafana`. */
  readonly source: string
}

export interface Taken {
  readonly fingerprints: readonly string[]
  /** Why some cannot be kept, each with its place among those that were sent. */
  readonly refused: readonly { readonly index: number; readonly because: string }[]
}

/** Keeps alerts and puts them into their groups, all in one transaction: once it answers, none is lost. */
export async function take(
  server: Pick<Server, 'database' | 'jobs' | 'seal' | 'announce'>,
  sent: readonly Sent[],
  now: Date,
): Promise<readonly Taken[]> {
  return server.database.transaction(async (database) => {
    await holdRouting(database)
    const { routing } = await routingInForce(database, server.seal)
    const newest = new Map<string, StoredAlert>()
    const taken = sent.map((each) => judged(each, routing, newest, now))
    if (newest.size === 0) return taken
    const kept = await keep(database, [...newest.values()], now)
    const due: AlertGroup[] = [...(await groupAll(database, routing, kept, now))]
    await wake(server.jobs, database, due, now)
    await server.announce(database, 'alert', kept.length === 1 ? (kept[0]?.fingerprint ?? '') : '')
    return taken
  })
}

function judged({ alerts, source }: Sent, routing: Routing, newest: Map<string, StoredAlert>, now: Date): Taken {
  const fingerprints: string[] = []
  const refused: { index: number; because: string }[] = []
  for (const [index, posted] of alerts.entries()) {
    const alert = accept(posted, now, routing.resolveTimeout)
    if ('refused' in alert) {
      refused.push({ index, because: alert.refused })
      continue
    }
    const before = newest.get(alert.fingerprint)
    const inhibits = before?.inhibits ?? inhibitsUnder(routing, alert.labels)
    newest.set(alert.fingerprint, { ...(before ? together(before, alert, now) : alert), source, inhibits })
    fingerprints.push(alert.fingerprint)
  }
  return { fingerprints, refused }
}

/** What stands in the end, each being ours until the transaction ends. */
async function keep(database: Database, alerts: readonly StoredAlert[], now: Date): Promise<readonly StoredAlert[]> {
  const kept: StoredAlert[] = []
  // One that is swept away between the two looks is new at the next one.
  for (let left = alerts; left.length > 0; ) {
    const added = await addAlerts(database, left)
    kept.push(...left.filter(({ fingerprint }) => added.has(fingerprint)))
    const known = left.filter(({ fingerprint }) => !added.has(fingerprint))
    if (known.length === 0) break
    const before = new Map(
      (
        await lockAlerts(
          database,
          known.map(({ fingerprint }) => fingerprint),
        )
      ).map((each) => [each.fingerprint, each]),
    )
    const changed = known.flatMap((heard) => {
      const was = before.get(heard.fingerprint)
      return was ? [{ ...heard, ...together(was, heard, now) }] : []
    })
    await changeAlerts(database, changed)
    kept.push(...changed)
    left = known.filter(({ fingerprint }) => !before.has(fingerprint))
  }
  return kept
}
