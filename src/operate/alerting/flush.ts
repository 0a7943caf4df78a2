import type { AlertGroup, KeptAlert, Notification, NotifiedAlert, Silence, Told } from '../../model/alert.ts'
import type { Route, Routing, Way } from '../../model/routing.ts'
import { lingers } from './group.ts'
import { inhibitedBy, mutedBy, silencedBy } from './mute.ts'
import { asTold, notificationOf } from './notification.ts'

/** Everything that one look at a group depends on. */
export interface Look {
  readonly group: AlertGroup
  readonly route: Route
  readonly routing: Routing
  /** Those of the group. */
  readonly alerts: readonly KeptAlert[]
  /** Those that may inhibit one of the group's. */
  readonly sources: Iterable<KeptAlert>
  readonly silences: readonly Silence[]
  /** What the receiver was told of this group before, a line for each way. */
  readonly told: readonly Told[]
  /** The receiver's, and whatever else is told. */
  readonly ways: readonly Way[]
  readonly now: Date
}

export interface Flushed {
  /** Absent where the group goes away. */
  readonly group?: AlertGroup
  /** Alerts that leave the group, being over and told of; unless they were heard of again meanwhile. */
  readonly leaving: readonly KeptAlert[]
  readonly told: readonly Told[]
  readonly notices: readonly Notice[]
}

export interface Notice {
  readonly way: Way
  readonly notification: Notification
  readonly because: Reason
  /** When it was due. */
  readonly at: Date
}

export type Reason = 'first' | 'more fire' | 'some are over' | 'all are over' | 'repeated'

/**
 * What is to be told of a group that is due. A group is judged at the moment for which it was due, so that lateness does not
 * add up; only where it is so late that the next time has passed too, at the real one.
 */
export function flush(look: Look): Flushed {
  const { group, route, alerts, now } = look
  const late = now.getTime() - group.due.getTime() >= route.groupInterval
  const at = late ? now : group.due
  const next = { ...group, due: new Date(at.getTime() + route.groupInterval), flushed: true }
  if (alerts.length === 0) {
    const emptyAt = group.emptyAt ?? at
    const gone = emptyAt.getTime() + lingers <= now.getTime()
    return { ...(!gone && { group: { ...next, emptyAt } }), leaving: [], told: [], notices: [] }
  }
  const before = asTold(alerts, now)
  const over = new Set(before.flatMap(({ status, fingerprint }) => (status === 'resolved' ? fingerprint : [])))
  const leaving = alerts.filter(({ fingerprint }) => over.has(fingerprint))
  const after = leaving.length === alerts.length ? { ...next, emptyAt: at } : next
  const loud = audible(look, before, at)
  const answers = loud.length === 0 ? [] : look.ways.map((way) => tell(look, way, loud, at))
  return {
    group: after,
    leaving,
    told: answers.flatMap(({ told }) => told ?? []),
    notices: answers.flatMap(({ notice }) => notice ?? []),
  }
}

function audible({ route, routing, sources, silences, now }: Look, alerts: readonly NotifiedAlert[], at: Date) {
  if (mutedBy(route, routing, at).length > 0) return []
  return alerts.filter(
    ({ labels }) =>
      inhibitedBy(routing, sources, labels, now) === undefined && silencedBy(silences, labels, now).length === 0,
  )
}

function tell({ group, route, told }: Look, way: Way, alerts: readonly NotifiedAlert[], at: Date) {
  const name = nameOf(way)
  const last = told.find(({ key, receiver, way }) => key === group.key && receiver === group.receiver && way === name)
  const of = (status: NotifiedAlert['status']) =>
    alerts.filter((alert) => alert.status === status).map(({ fingerprint }) => fingerprint)
  const now: Told = {
    key: group.key,
    receiver: group.receiver,
    way: name,
    at,
    firing: of('firing'),
    resolved: of('resolved'),
  }
  const because = reasonFor(last, now, way, route.repeatInterval)
  if (!because) return {}
  const said = way.sendResolved ? alerts : alerts.filter(({ status }) => status === 'firing')
  // Nothing to say, and yet the log must know that nothing fires.
  if (said.length === 0) return { told: now }
  const most = Number(way.settings.max_alerts) || 0
  return { told: now, notice: { way, notification: notificationOf(group, said, most), because, at } }
}

/** Why a receiver is to be told, if at all. */
export function reasonFor(
  last: Told | undefined,
  now: Told,
  { sendResolved }: Way,
  repeat: number,
): Reason | undefined {
  if (!last) return now.firing.length > 0 ? 'first' : undefined
  const firing = new Set(last.firing)
  if (now.firing.some((each) => !firing.has(each))) return 'more fire'
  // Also where the receiver does not hear of it: a later alert is a first one then.
  if (now.firing.length === 0) return last.firing.length > 0 ? 'all are over' : undefined
  const resolved = new Set(last.resolved)
  if (sendResolved && now.resolved.some((each) => !resolved.has(each))) return 'some are over'
  return last.at.getTime() < now.at.getTime() - repeat ? 'repeated' : undefined
}

export function nameOf({ kind, index }: Way): string {
  return `${kind}/${index}`
}
