import type { KeptAlert } from '../../../model/alert.ts'
import type { Routing } from '../../../model/routing.ts'
import type { Database } from '../../../model/server.ts'
import { inhibitedBy, inhibitedUnder, silencedBy } from '../../../operate/alerting/mute.ts'
import { inhibiting } from '../../../store/alerts/flushing.ts'
import { activeSilences } from '../../../store/alerts/silences.ts'

export interface Status {
  readonly state: 'active' | 'suppressed'
  readonly silencedBy: readonly string[]
  /** Fingerprints. */
  readonly inhibitedBy: readonly string[]
}

/** What keeps each alert quiet now. */
export async function statusesOf(
  database: Database,
  routing: Routing,
  alerts: readonly KeptAlert[],
  now: Date,
): Promise<(alert: KeptAlert) => Status> {
  const silences = await activeSilences(database, now)
  const keys = new Set(alerts.flatMap(({ labels }) => inhibitedUnder(routing, labels)))
  const sources = await inhibiting(database, [...keys], now)
  return ({ labels }) => {
    const silenced = silencedBy(silences, labels, now)
    const source = sources.length > 0 ? inhibitedBy(routing, sources, labels, now) : undefined
    const inhibited = source === undefined ? [] : [source]
    const state = silenced.length + inhibited.length > 0 ? 'suppressed' : 'active'
    return { state, silencedBy: silenced, inhibitedBy: inhibited }
  }
}
