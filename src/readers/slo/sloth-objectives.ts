import type { Alerting, BurnWindow, Indicator, Objective } from '../../model/objective.ts'
import type { Path } from '../../model/source.ts'
import { readsOver, windowMark } from '../../syntax/promql/windowed.ts'
import { parsePrometheusDuration } from '../../values/duration.ts'
import { type Json, listIn, mapIn, problem, type Reading, shareIn, textIn, textsIn, toldIn } from './reading.ts'

/** Sloth knows one period for all that it is told of; 30 days unless a file of windows says otherwise. */
export interface SlothWindows {
  readonly period: number
  /** Absent where the windows of 30 days are meant. */
  readonly windows?: readonly BurnWindow[]
}

/** A file of Sloth, or the same as an object of Kubernetes. */
export function slothObjectives(document: Json, index: number, periods?: SlothWindows): Reading[] {
  const object = document.kind !== undefined
  const spec = object ? mapIn(document.spec) : document
  const path: Path = object ? [index, 'spec', 'slos'] : [index, 'slos']
  const service = textIn(spec.service)
  return listIn(spec.slos).map((each, at) => {
    const slo = mapIn(each)
    const here = [...path, at]
    const name = textIn(slo.name)
    const target = shareIn(slo.objective)
    if (!service || !name) return problem(here, 'an objective of Sloth needs a service and a name')
    if (target === undefined) return problem([...here, 'objective'], `the objective of \`${name}\` is no percentage`)
    const indicator = indicatorOf(mapIn(slo.sli))
    if (typeof indicator === 'string') return problem([...here, 'sli'], `\`${name}\` ${indicator}`)
    const objective: Objective = {
      name,
      service,
      title: textIn(slo.description) ?? name,
      target,
      indicator,
      budgeting: { by: 'occurrences' },
      periods: [{ kind: 'rolling', length: periods?.period ?? 30 * day }],
      labels: { ...textsIn(spec.labels), ...textsIn(slo.labels) },
      alerting: alertingOf(mapIn(slo.alerting), periods),
    }
    return { objectives: [objective], problems: [] }
  })
}

/** A file of windows: `kind: AlertWindows`. `burn = share of the budget * period / long window`. */
export function slothWindows(document: unknown): SlothWindows | undefined {
  const { kind, spec } = mapIn(document)
  const { sloPeriod, page, ticket } = mapIn(spec)
  const period = parsePrometheusDuration(textIn(sloPeriod) ?? '')
  if (kind !== 'AlertWindows' || !period) return undefined
  const windows = (['page', 'ticket'] as const).flatMap((severity) =>
    ['quick', 'slow'].flatMap((speed): BurnWindow[] => {
      const { errorBudgetPercent, shortWindow, longWindow } = mapIn(mapIn({ page, ticket }[severity])[speed])
      const long = parsePrometheusDuration(textIn(longWindow) ?? '')
      const short = parsePrometheusDuration(textIn(shortWindow) ?? '')
      if (typeof errorBudgetPercent !== 'number' || !long || !short) return []
      const burn = Number(((errorBudgetPercent / 100) * (period / long)).toPrecision(12))
      return [{ burn, long, short, severity }]
    }),
  )
  return { period, windows }
}

function indicatorOf(sli: Json): Indicator | string {
  const events = mapIn(sli.events)
  const part = query(events.error_query ?? events.errorQuery)
  const total = query(events.total_query ?? events.totalQuery)
  const raw = query(mapIn(sli.raw).error_ratio_query ?? mapIn(sli.raw).errorRatioQuery)
  const wrong = [part, total, raw].find((text) => text !== undefined && !readsOver(text))
  if (wrong !== undefined) return 'asks what is no PromQL'
  if (part !== undefined && total !== undefined) return { kind: 'ratio', part, partIs: 'bad', total }
  if (raw !== undefined) return { kind: 'share', query: raw, is: 'bad' }
  return sli.plugin === undefined ? 'says not what is measured' : 'is measured by a plugin, whose code is not here'
}

function query(value: unknown): string | undefined {
  return textIn(value)?.replace(/\{\{-?\s*\.window\s*-?\}\}/g, windowMark)
}

function alertingOf(alerting: Json, periods?: SlothWindows): Alerting {
  const name = textIn(alerting.name)
  const page = toldIn(alerting.page_alert ?? alerting.pageAlert)
  const ticket = toldIn(alerting.ticket_alert ?? alerting.ticketAlert)
  return {
    ...(name !== undefined && { name }),
    ...(periods?.windows && { windows: periods.windows }),
    labels: textsIn(alerting.labels),
    annotations: textsIn(alerting.annotations),
    ...(page && { page }),
    ...(ticket && { ticket }),
  }
}

const day = 86_400_000
