import type { Notification } from '../../model/alert.ts'
import type { Receipt } from '../../model/message.ts'
import type { Outside } from '../connector.ts'
import { isReceipt, post, receiptOf } from '../post.ts'

/** The body that Alertmanager posts to a `webhook_configs` receiver, version 4. */
export function alertmanagerPayload(notification: Notification, externalUrl: string): object {
  const { receiver, status, alerts, groupLabels, commonLabels, commonAnnotations, groupKey, truncated } = notification
  return {
    receiver,
    status,
    alerts: alerts.map((alert) => ({
      status: alert.status,
      labels: alert.labels,
      annotations: alert.annotations,
      startsAt: alert.startsAt.toISOString(),
      // What is still firing has no end yet: the zero time of Go.
      endsAt: alert.status === 'resolved' ? alert.endsAt.toISOString() : '0001-01-01T00:00:00Z',
      generatorURL: alert.generatorUrl,
      fingerprint: alert.fingerprint,
    })),
    groupLabels,
    commonLabels,
    commonAnnotations,
    externalURL: externalUrl,
    version: '4',
    groupKey,
    truncatedAlerts: truncated,
  }
}

/** One attempt; `id` is the idempotency key. */
export async function sendAlertmanager(
  notification: Notification,
  {
    url,
    externalUrl,
    id,
    headers = {},
  }: { url: string; externalUrl: string; id: string; headers?: Record<string, string> },
  outside: Outside,
): Promise<Receipt> {
  const body = JSON.stringify(alertmanagerPayload(notification, externalUrl))
  const answer = await post(
    { url, headers: { 'content-type': 'application/json', 'idempotency-key': id, ...headers }, body },
    outside,
  )
  return isReceipt(answer) ? answer : receiptOf(answer, { url, ...headers })
}
