import type { AlertGroup, KeptAlert } from '../../../model/alert.ts'
import type { Route, Routing } from '../../../model/routing.ts'
import type { Database } from '../../../model/server.ts'
import { joined, newGroup } from '../../../operate/alerting/group.ts'
import { routesFor } from '../../../operate/alerting/route.ts'
import { groupId } from '../../../store/alerts/row.ts'
import { addGroups, addMembers, changeGroups, lockGroups } from '../../../store/alerts/taking.ts'
import { by } from './by.ts'

/** Puts alerts into the groups of their routes. Answers with the groups that are due at another time than they were. */
export async function groupAll(
  database: Database,
  routing: Routing,
  alerts: readonly KeptAlert[],
  now: Date,
): Promise<readonly AlertGroup[]> {
  const joins = alerts.flatMap((alert) =>
    routesFor(routing.root, alert.labels).map((route) => {
      const fresh = newGroup(route, alert, now)
      return { alert, route, fresh, id: groupId(fresh) }
    }),
  )
  const byId = by(joins, ({ id }) => id)
  const moved: AlertGroup[] = []
  for (let left = [...byId.keys()]; left.length > 0; ) {
    const fresh = left.flatMap((id) => startOf(byId.get(id) ?? [], now))
    const added = await addGroups(database, fresh)
    moved.push(...fresh.filter((group) => added.has(groupId(group))))
    const known = await lockGroups(
      database,
      left.filter((id) => !added.has(id)),
    )
    const changes = known.flatMap((group) => {
      const after = (byId.get(groupId(group)) ?? []).reduce(
        (each, { route, alert }) => joined(each, route, alert, now),
        group,
      )
      return after === group ? [] : [{ group, after }]
    })
    if (changes.length > 0)
      await changeGroups(
        database,
        changes.map(({ after }) => after),
      )
    moved.push(...changes.filter(({ group, after }) => +group.due !== +after.due).map(({ after }) => after))
    // One that went away between the two looks is new at the next one.
    const there = new Set([...added, ...known.map(groupId)])
    left = left.filter((id) => !there.has(id))
  }
  await addMembers(
    database,
    joins.map(({ id, alert }) => ({ group: id, fingerprint: alert.fingerprint })),
  )
  return moved
}

/** A group as it is once all its first alerts are in. */
function startOf(
  joins: readonly { alert: KeptAlert; route: Route; fresh: AlertGroup }[],
  now: Date,
): readonly AlertGroup[] {
  const [first, ...others] = joins
  return first ? [others.reduce((group, { route, alert }) => joined(group, route, alert, now), first.fresh)] : []
}
