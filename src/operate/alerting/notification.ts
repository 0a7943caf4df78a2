import type { AlertGroup, KeptAlert, Labels, Notification, NotifiedAlert } from '../../model/alert.ts'
import { compareLabels, compareText } from '../../values/labels.ts'
import { isOver } from './accept.ts'

/** What a receiver is told of a group. */
export function notificationOf(group: AlertGroup, alerts: readonly NotifiedAlert[], most = 0): Notification {
  const told = most > 0 ? alerts.slice(0, most) : alerts
  return {
    groupKey: group.key,
    receiver: group.receiver,
    status: told.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    groupLabels: group.labels,
    commonLabels: common(told.map(({ labels }) => labels)),
    commonAnnotations: common(told.map(({ annotations }) => annotations)),
    alerts: told,
    truncated: alerts.length - told.length,
  }
}

/** Alerts as they are told of now, by job, then instance, then their labels. */
export function asTold(alerts: readonly KeptAlert[], now: Date): readonly NotifiedAlert[] {
  return [...alerts]
    .sort((a, b) => compareAlerts(a.labels, b.labels))
    .map((alert) => ({
      labels: alert.labels,
      annotations: alert.annotations,
      startsAt: alert.startsAt,
      endsAt: alert.endsAt,
      generatorUrl: alert.generatorUrl,
      fingerprint: alert.fingerprint,
      status: isOver(alert, now) ? 'resolved' : 'firing',
    }))
}

export function compareAlerts(a: Labels, b: Labels): number {
  for (const name of ['job', 'instance']) {
    const [one, other] = [a[name], b[name]]
    if (one === undefined && other === undefined) continue
    if (one === undefined) return 1
    if (other === undefined) return -1
    if (one !== other) return compareText(one, other)
  }
  return compareLabels(a, b)
}

function common(sets: readonly Labels[]): Labels {
  const [first = {}, ...others] = sets
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((other) => (other[name] ?? '') === value)),
  )
}
