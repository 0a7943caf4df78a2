import { z } from 'zod'
import type { PostedAlert } from '../../model/alert.ts'
import { Fault } from '../../model/fault.ts'

const labels = z.record(z.string(), z.string())
const time = z.iso.datetime({ offset: true, local: false })

const posted = z.array(
  z.object({
    labels,
    annotations: labels.nullish(),
    startsAt: time.nullish(),
    endsAt: time.nullish(),
    generatorURL: z.string().nullish(),
  }),
)

/** Body of `POST /api/v2/alerts`, as Prometheus and amtool send it. A Fault where it is something else. */
export function postedAlerts(body: unknown): readonly PostedAlert[] {
  const read = posted.safeParse(body)
  if (!read.success) throw notAlerts('a list of alerts', read.error)
  return read.data.map((alert) => ({
    labels: alert.labels,
    annotations: alert.annotations ?? {},
    ...timesOf(alert.startsAt, alert.endsAt),
    generatorUrl: alert.generatorURL ?? '',
  }))
}

const webhook = z.object({
  version: z.string(),
  alerts: z.array(
    z.object({
      status: z.string(),
      labels,
      annotations: labels.nullish(),
      startsAt: time.nullish(),
      endsAt: time.nullish(),
      generatorURL: z.string().nullish(),
    }),
  ),
  externalURL: z.string().nullish(),
})

/** What Alertmanager posts to a webhook, version 4. Alerts without an end are over unless they are heard of again, so its `repeat_interval` has to be short. */
export function fromWebhook(body: unknown): readonly PostedAlert[] {
  const read = webhook.safeParse(body)
  if (!read.success) throw notAlerts('a notification of Alertmanager', read.error)
  return read.data.alerts.map((alert) => ({
    labels: alert.labels,
    annotations: alert.annotations ?? {},
    ...timesOf(alert.startsAt, alert.endsAt),
    generatorUrl: alert.generatorURL ?? '',
  }))
}

/** The zero time of Go is none. */
export function timesOf(startsAt: string | null | undefined, endsAt: string | null | undefined) {
  const date = (text: string | null | undefined) => (!text || text.startsWith('0001-') ? undefined : new Date(text))
  const [starts, ends] = [date(startsAt), date(endsAt)]
  return { ...(starts && { startsAt: starts }), ...(ends && { endsAt: ends }) }
}

/** One clear sentence: what is wrong first, and where. */
export function notAlerts(wanted: string, { issues: [first] }: z.ZodError): Fault {
  const where = first?.path.join('.') || 'the body'
  return new Fault(
    'input',
    `this is not ${wanted}: \`${where}\`: ${first?.message ?? 'unreadable'}`,
    'Nothing was taken.',
  )
}
