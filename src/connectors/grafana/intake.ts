import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { type Intake, week } from '../intake.ts'
import { parsedJson } from '../json.ts'

const labels = z.record(z.string(), z.string())
const body = z.object({
  alerts: z.array(
    z.object({
      status: z.enum(['firing', 'resolved']),
      labels,
      annotations: labels.nullish(),
      startsAt: z.string(),
      endsAt: z.string().nullish(),
      generatorURL: z.string().nullish(),
      dashboardURL: z.string().nullish(),
      panelURL: z.string().nullish(),
      valueString: z.string().nullish(),
    }),
  ),
})

/** Grafana's contact point of the kind webhook: Alertmanager's shape with links to dashboards and the values that were measured. */
export const intake: Intake = {
  title: 'Grafana, by a contact point of the kind webhook',
  limit: 4_000_000,
  read({ text, now }) {
    const read = body.safeParse(parsedJson(text))
    if (!read.success) {
      const [first] = read.error.issues
      throw new Fault(
        'input',
        `this is not a notification of Grafana: \`${first?.path.join('.')}\`: ${first?.message}`,
        'Nothing was taken.',
      )
    }
    return read.data.alerts.map(({ status, startsAt, endsAt, annotations, ...alert }) => {
      const end = endsAt && !endsAt.startsWith('0001-') ? new Date(endsAt) : now
      return {
        labels: alert.labels,
        annotations: {
          ...annotations,
          ...(alert.valueString && { values: alert.valueString }),
          ...(alert.panelURL || alert.dashboardURL ? { dashboard: alert.panelURL || alert.dashboardURL || '' } : {}),
        },
        ...(!startsAt.startsWith('0001-') && { startsAt: new Date(startsAt) }),
        ...(status === 'resolved' && { endsAt: end }),
        generatorUrl: alert.generatorURL ?? '',
        holds: week,
      }
    })
  },
}
