import { z } from 'zod'
import type { Notification } from '../../../model/alert.ts'

const labels = z.record(z.string(), z.string())
const date = z.coerce.date()

/** A notification as it comes back from a job, where dates are texts. */
export const notified: z.ZodType<Notification> = z.object({
  groupKey: z.string(),
  receiver: z.string(),
  status: z.enum(['firing', 'resolved']),
  groupLabels: labels,
  commonLabels: labels,
  commonAnnotations: labels,
  truncated: z.number(),
  alerts: z.array(
    z.object({
      labels,
      annotations: labels,
      startsAt: date,
      endsAt: date,
      generatorUrl: z.string(),
      status: z.enum(['firing', 'resolved']),
      fingerprint: z.string(),
    }),
  ),
})

/** What a person reads first: the summary that the rule wrote, or the name of the alert and what it is about. */
export function titleOf({ alerts, commonAnnotations, commonLabels, groupLabels }: Notification): string {
  const summary = commonAnnotations.summary ?? (alerts.length === 1 ? alerts[0]?.annotations.summary : undefined)
  const name = commonLabels.alertname ?? groupLabels.alertname ?? alerts[0]?.labels.alertname ?? 'Alerts'
  const about = commonLabels.service ?? commonLabels.job ?? commonLabels.namespace
  const said = summary ?? (about === undefined ? name : `${name} of ${about}`)
  return said.length > 300 ? `${said.slice(0, 299)}…` : said
}

export function serviceOf({ commonLabels, alerts }: Notification): string | undefined {
  const from = { ...alerts[0]?.labels, ...commonLabels }
  return from.service ?? from.app ?? from['app.kubernetes.io/name'] ?? from.sloth_service
}
