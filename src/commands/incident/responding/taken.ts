import { createHash } from 'node:crypto'
import type { Notification } from '../../../model/alert.ts'
import type { Database, Server } from '../../../model/server.ts'
import { severityOf } from '../../../operate/incident/severity.ts'
import { reached, thresholdOf } from '../../../operate/incident/threshold.ts'
import { addEvent, occurred } from '../../../store/incidents/events.ts'
import { type Kept, lastOfGroup, saveIncident } from '../../../store/incidents/incidents.ts'
import { acted } from './act.ts'
import { serviceOf, titleOf } from './notified.ts'
import { opened } from './opened.ts'
import type { Rules } from './rules.ts'

export interface Taken {
  /** Absent where nothing became of it. */
  readonly incident?: number | undefined
  readonly became: 'opened' | 'reopened' | 'told' | 'resolved' | 'nothing'
}

/** Makes of a group of alerts what it is. The same notification twice changes nothing the second time. */
export async function taken(
  database: Database,
  server: Server,
  rules: Rules,
  notification: Notification,
  at: Date,
): Promise<Taken> {
  const last = await lastOfGroup(database, `${notification.receiver} ${notification.groupKey}`)
  const open = last && (last.status === 'triggered' || last.status === 'acknowledged') ? last : undefined
  if (notification.status === 'resolved')
    return open ? over(database, server, rules, open, notification, at) : { became: 'nothing' }
  if (open) return more(database, server, rules, open, notification, at)
  const severity = severityOf(labelsOf(notification), rules.severities)
  const threshold = thresholdOf(labelsOf(notification), rules.thresholds)
  if (threshold) {
    const began = notification.alerts.map(({ fingerprint, startsAt }) => ({ fingerprint, at: startsAt }))
    const within = threshold.within * 60_000
    const times = await occurred(database, notification.groupKey, began, new Date(at.getTime() - within))
    if (!reached({ ...threshold, within }, times, at)) return { became: 'nothing' }
  }
  const until =
    last?.resolvedAt && last.status === 'resolved' ? last.resolvedAt.getTime() + rules.reopenWithin * 60_000 : 0
  if (last && at.getTime() <= until) return again(database, server, last, notification, at)
  const service = serviceOf(notification)
  const incident = await opened(database, server, {
    title: titleOf(notification),
    severity,
    labels: labelsOf(notification),
    openedAt: at,
    openedBy: server.actor.id,
    groupKey: `${notification.receiver} ${notification.groupKey}`,
    escalation: notification.receiver,
    ...(service !== undefined && { service }),
  })
  await tell(database, incident.id, notification, at, server)
  return { incident: incident.id, became: 'opened' }
}

/** More of what is open: worse severity counts, better does not, for that is for a person to say. */
async function more(
  database: Database,
  server: Server,
  rules: Rules,
  open: Kept,
  notification: Notification,
  at: Date,
): Promise<Taken> {
  const severity = severityOf(labelsOf(notification), rules.severities)
  const isNew = await tell(database, open.id, notification, at, server)
  if (severity < open.severity) {
    await saveIncident(database, { ...open, severity })
    const text = `Severity ${severity}, was ${open.severity}: a worse alert has joined`
    await addEvent(database, open.id, { at, by: server.actor.id, kind: 'change', text })
  }
  if (isNew) await server.announce(database, 'incident', `incident/${open.id}`)
  return { incident: open.id, became: 'told' }
}

async function over(
  database: Database,
  server: Server,
  rules: Rules,
  open: Kept,
  notification: Notification,
  at: Date,
): Promise<Taken> {
  await tell(database, open.id, notification, at, server)
  if (!rules.resolveWithAlerts) return { incident: open.id, became: 'told' }
  await acted(database, server, { id: open.id, what: 'resolve', at, note: 'its alerts are over' })
  return { incident: open.id, became: 'resolved' }
}

async function again(
  database: Database,
  server: Server,
  last: Kept,
  notification: Notification,
  at: Date,
): Promise<Taken> {
  await acted(database, server, { id: last.id, what: 'reopen', at, note: 'the same alerts are back' })
  await tell(database, last.id, notification, at, server)
  if (last.escalation !== undefined) {
    const input = { incident: last.id, step: 0, round: 0 }
    await server.jobs.send(database, 'incident/escalate', input, { key: `${last.id}/${at.getTime()}` })
  }
  return { incident: last.id, became: 'reopened' }
}

/** The alerts of a group in the history, once for each set of them. */
function tell(
  database: Database,
  incident: number,
  notification: Notification,
  at: Date,
  { actor }: Server,
): Promise<boolean> {
  const state = notification.alerts.map(
    ({ fingerprint, status, startsAt }) => `${fingerprint} ${status} ${startsAt.toISOString()}`,
  )
  const key = createHash('sha256')
    .update([notification.status, ...state.sort()].join('\n'))
    .digest('hex')
    .slice(0, 32)
  const firing = notification.alerts.filter(({ status }) => status === 'firing')
  const text =
    notification.status === 'resolved'
      ? notification.alerts.length === 1
        ? 'Its alert is over'
        : `All ${notification.alerts.length} alerts are over`
      : `${firing.length} firing: ${firing
          .slice(0, 5)
          .map((each) => each.annotations.summary ?? each.labels.alertname ?? each.fingerprint)
          .join('; ')}${firing.length > 5 ? ' …' : ''}`
  const alerts = notification.alerts
    .slice(0, 50)
    .map(({ labels, annotations, status, startsAt, generatorUrl, fingerprint }) => ({
      labels,
      annotations,
      status,
      startsAt: startsAt.toISOString(),
      generatorUrl,
      fingerprint,
    }))
  return addEvent(
    database,
    incident,
    { at, by: actor.id, kind: 'alert', text, data: { alerts, truncated: notification.truncated } },
    key,
  )
}

function labelsOf({ commonLabels, groupLabels, alerts }: Notification): Readonly<Record<string, string>> {
  return alerts.length === 1 ? (alerts[0]?.labels ?? {}) : { ...groupLabels, ...commonLabels }
}
