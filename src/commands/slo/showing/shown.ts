import { z } from 'zod'
import { type Objective, objectiveId } from '../../../model/objective.ts'
import { describePeriod } from '../../../operate/slo/period.ts'
import type { Status } from '../../../operate/slo/status.ts'
import { printDuration } from '../../../values/duration.ts'

const time = z.string().describe('ISO 8601, UTC')

const period = z.object({
  period: z.string(),
  from: time,
  to: time,
  bad: z.number(),
  total: z.number(),
  good: z.number().optional().describe('Share; absent where nothing happened'),
  budget: z.number().describe('Bad events that the period allows'),
  left: z.number().describe('Share of the budget, from 1 to below 0'),
  coverage: z.number().describe('Share of the time so far that was measured'),
  forecast: z
    .object({
      depletedAt: time.optional(),
      leftThen: z.number(),
      until: time,
      assumption: z.string(),
    })
    .optional(),
})

const burn = z.object({
  burn: z.number().describe('From which on it alerts'),
  severity: z.enum(['page', 'ticket']),
  long: z.string(),
  short: z.string(),
  overLong: z.number().optional().describe('How fast it burned over the long window'),
  overShort: z.number().optional(),
  firing: z.boolean(),
  held: z.string().optional().describe('Why it is held back'),
  events: z.number(),
})

const spent = z.object({
  from: time.optional(),
  to: time.optional(),
  bad: z.number(),
  share: z.number().describe('Of what was spent'),
  incidents: z.array(z.string()),
  deliveries: z.array(z.string()),
  kind: z.enum(['interval', 'background']),
})

/** How an objective stands, as every face shows it. */
export const shownStatus = z.object({
  at: time,
  alert: z.enum(['page', 'ticket', 'none']),
  periods: z.array(period),
  burns: z.array(burn),
  spent: z.array(spent),
  rate: z.number().describe('Events a second over the last day'),
  advice: z.string().optional(),
})
export type ShownStatus = z.infer<typeof shownStatus>

export const shownObjective = z.object({
  id: z.string(),
  service: z.string(),
  name: z.string(),
  title: z.string(),
  target: z.number(),
  measures: z.string(),
  source: z.string(),
  version: z.string(),
})
export type ShownObjective = z.infer<typeof shownObjective>

export function showObjective(objective: Objective, source: string, version: string): ShownObjective {
  const { service, name, title, target, indicator, budgeting } = objective
  const by = budgeting.by === 'occurrences' ? indicator.kind : `${budgeting.by} of ${printDuration(budgeting.slice)}`
  return { id: objectiveId(objective), service, name, title, target, measures: by, source, version }
}

export function showStatus({ at, alert, periods, burns, spent, traffic }: Status): ShownStatus {
  return {
    at: at.toISOString(),
    alert,
    periods: periods.map(({ period, span, forecast, ...rest }) => ({
      period: describePeriod(period),
      from: new Date(span.from).toISOString(),
      to: new Date(span.to).toISOString(),
      ...rest,
      ...(forecast && {
        forecast: {
          ...(forecast.depletedAt && { depletedAt: forecast.depletedAt.toISOString() }),
          leftThen: forecast.leftThen,
          until: forecast.until.toISOString(),
          assumption: forecast.assumption,
        },
      }),
    })),
    burns: burns.map(({ window, long, short, firing, held, events }) => ({
      burn: window.burn,
      severity: window.severity,
      long: printDuration(window.long),
      short: printDuration(window.short),
      ...(long !== undefined && { overLong: long }),
      ...(short !== undefined && { overShort: short }),
      firing,
      ...(held && { held: `among fewer than ${held.below} events one failure would do; it takes ${held.failures}` }),
      events,
    })),
    spent: spent.map(({ from, to, incidents, deliveries, ...rest }) => ({
      ...(from && { from: from.toISOString() }),
      ...(to && { to: to.toISOString() }),
      ...rest,
      incidents: [...incidents],
      deliveries: [...deliveries],
    })),
    rate: traffic.rate,
    ...(traffic.advice && { advice: traffic.advice }),
  }
}
