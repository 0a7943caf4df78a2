import type { Context } from 'hono'
import { gather } from '../../../commands/alert/alerting/gather.ts'
import { routingInForce } from '../../../commands/alert/alerting/routing.ts'
import { statusesOf } from '../../../commands/alert/alerting/status.ts'
import { postedAlerts } from '../../../connectors/alertmanager/posted.ts'
import { compareAlerts } from '../../../operate/alerting/notification.ts'
import { routesFor } from '../../../operate/alerting/route.ts'
import { alertsLike, groupsWithAlerts } from '../../../store/alerts/lists.ts'
import { compareLabels } from '../../../values/labels.ts'
import { jsonOf, speaking } from '../alertmanager/body.ts'
import { filterOf } from '../alertmanager/filter.ts'
import { gettableAlert } from '../alertmanager/gettable.ts'
import type { Inside, Routes } from '../route.ts'

/** Alertmanager's own interface, version 2: Prometheus sends here, amtool and dashboards ask here. */
export const routes: Routes = {
  'POST /api/v2/alerts': {
    summary: 'Alerts in, as Prometheus sends them; kept before it is answered',
    access: 'responder',
    handle: (context, inside) => speaking(context, () => post(context, inside)),
  },
  'GET /api/v2/alerts': {
    summary: 'Alerts that are not over, as Alertmanager lists them',
    access: 'viewer',
    handle: (context, inside) => speaking(context, () => list(context, inside)),
  },
  'GET /api/v2/alerts/groups': {
    summary: 'Alerts by the groups in which they are told of, as Alertmanager lists them',
    access: 'viewer',
    handle: (context, inside) => speaking(context, () => groups(context, inside)),
  },
}

/** Those that can be kept are, also where others cannot. */
async function post(context: Context, { server, world }: Inside): Promise<Response> {
  const alerts = postedAlerts(await jsonOf(context))
  const { refused } = await gather(server, { alerts, source: 'prometheus' }, world.now)
  if (refused.length === 0) return context.json({})
  return context.json(refused.map(({ index, because }) => `alert ${index + 1}: ${because}`).join('; '), 400)
}

async function list(context: Context, { server, world }: Inside): Promise<Response> {
  const { database, seal } = server
  const filter = filterOf(context)
  const now = world.now()
  const { routing } = await routingInForce(database, seal)
  const alerts = await alertsLike(database, { matchers: filter.matchers, state: 'firing', now, limit: most })
  const statusOf = await statusesOf(database, routing, alerts, now)
  const shown = alerts.flatMap((alert) => {
    const status = statusOf(alert)
    if (!filter.takes(alert.labels, status)) return []
    const receivers = routesFor(routing.root, alert.labels).map(({ receiver }) => receiver)
    return receivers.some(filter.takesReceiver) ? [gettableAlert(alert, status, receivers)] : []
  })
  return context.json(shown.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)))
}

async function groups(context: Context, { server, world }: Inside): Promise<Response> {
  const { database, seal } = server
  const filter = filterOf(context)
  const now = world.now()
  const { routing } = await routingInForce(database, seal)
  const all = (await groupsWithAlerts(database)).filter(({ group }) => filter.takesReceiver(group.receiver))
  const statusOf = await statusesOf(
    database,
    routing,
    all.flatMap(({ alerts }) => alerts),
    now,
  )
  const shown = all.flatMap(({ group, alerts }) => {
    const taken = alerts.filter((alert) => alert.endsAt >= now && filter.takes(alert.labels, statusOf(alert)))
    return taken.length > 0 ? [{ group, taken }] : []
  })
  const receiversOf = new Map<string, string[]>()
  for (const { group, taken } of shown)
    for (const { fingerprint } of taken)
      receiversOf.set(fingerprint, [...(receiversOf.get(fingerprint) ?? []), group.receiver].sort())
  return context.json(
    shown
      .sort((a, b) => compareLabels(a.group.labels, b.group.labels) || (a.group.receiver < b.group.receiver ? -1 : 1))
      .map(({ group, taken }) => ({
        alerts: [...taken]
          .sort((a, b) => compareAlerts(a.labels, b.labels))
          .map((alert) => gettableAlert(alert, statusOf(alert), receiversOf.get(alert.fingerprint) ?? [])),
        labels: group.labels,
        receiver: { name: group.receiver },
      })),
  )
}

/** Alertmanager has no pages; whoever has more than so many fire does not read them one by one. */
const most = 100_000
