import type { Status } from '../../../commands/alert/alerting/status.ts'
import type { Silence } from '../../../model/alert.ts'
import { stateOf } from '../../../operate/alerting/silence.ts'
import type { StoredAlert } from '../../../store/alerts/row.ts'

/** An alert as Alertmanager's API shows it. */
export function gettableAlert(alert: StoredAlert, status: Status, receivers: readonly string[]) {
  return {
    annotations: alert.annotations,
    endsAt: alert.endsAt.toISOString(),
    fingerprint: alert.fingerprint,
    receivers: receivers.map((name) => ({ name })),
    startsAt: alert.startsAt.toISOString(),
    status: { inhibitedBy: status.inhibitedBy, mutedBy: [], silencedBy: status.silencedBy, state: status.state },
    updatedAt: alert.updatedAt.toISOString(),
    generatorURL: alert.generatorUrl,
    labels: alert.labels,
  }
}

export function gettableSilence(silence: Silence, now: Date) {
  return {
    id: silence.id,
    status: { state: stateOf(silence, now) },
    updatedAt: silence.updatedAt.toISOString(),
    comment: silence.comment,
    createdBy: silence.createdBy,
    endsAt: silence.endsAt.toISOString(),
    matchers: silence.matchers.map(({ name, value, operator }) => ({
      isEqual: operator.startsWith('='),
      isRegex: operator.endsWith('~'),
      name,
      value,
    })),
    startsAt: silence.startsAt.toISOString(),
  }
}
