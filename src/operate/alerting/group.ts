import type { AlertGroup, KeptAlert } from '../../model/alert.ts'
import type { Route } from '../../model/routing.ts'
import { fingerprintOf, printLabels } from '../../values/labels.ts'
import { groupLabels } from './route.ts'

/** How long an empty group is kept, so that an alert that comes back waits for the group's next time. Alertmanager sweeps every thirty seconds. */
export const lingers = 30_000

/** The group of an alert on a route, as it is when its first alert comes. */
export function newGroup(route: Route, alert: KeptAlert, now: Date): AlertGroup {
  const labels = groupLabels(route, alert.labels)
  return {
    route: route.id,
    fingerprint: fingerprintOf(labels),
    labels,
    key: `${route.key}:${printLabels(labels)}`,
    receiver: route.receiver,
    due: isOld(route, alert, now) ? now : new Date(now.getTime() + route.groupWait),
    flushed: false,
  }
}

/** What becomes of a group when an alert joins it: one that waited longer than the group would is told at once. */
export function joined(group: AlertGroup, route: Route, alert: KeptAlert, now: Date): AlertGroup {
  const { emptyAt, ...rest } = group
  if (emptyAt && emptyAt.getTime() + lingers <= now.getTime()) return newGroup(route, alert, now)
  if (!group.flushed && group.due > now && isOld(route, alert, now)) return { ...rest, due: now }
  return emptyAt ? rest : group
}

function isOld({ groupWait }: Route, { startsAt }: KeptAlert, now: Date): boolean {
  return startsAt.getTime() + groupWait < now.getTime()
}
