import type { Plan } from '../../model/plan.ts'
import type { Alert, Slo } from '../../model/watch.ts'
import { note } from '../../syntax/yaml/print.ts'
import { allowed, type BurnPair, burnPairs, eventsForOneFailure } from '../../values/burn.ts'
import { printDuration } from '../../values/duration.ts'
import { printPercent } from '../../values/percent.ts'
import { ratioName } from '../records.ts'
import { runbookUrl } from '../scope.ts'
import type { Indicator } from './indicator.ts'
import type { Outage } from './outage.ts'

/** Everything about one SLO that its rules and their tests share. */
export interface Watch {
  readonly slo: Slo
  readonly alert: Alert
  readonly indicator: Indicator
  /** What pages when nothing arrives that could fail. */
  readonly outage: Outage
}

/** Failures that a long window must hold, lest a single one crosses the threshold when little happens. */
export const fewest = 3

export function pairsOf({ slo }: Watch, { monitoring }: Plan) {
  return burnPairs(slo.objective, slo.windowDays, { rate: slo.rate, scrapeInterval: monitoring.scrapeInterval })
}

/** Groups of a PrometheusRule: what is recorded, and what is alerted on. */
export function groupsOf(watch: Watch, plan: Plan) {
  const { slo, indicator } = watch
  const { pairs } = pairsOf(watch, plan)
  const labels = { slo: slo.name, service: slo.service }
  const windows = [...new Set(pairs.flatMap(({ short, long }) => [short, long]))].sort((a, b) => a - b)
  const interval = printDuration(plan.monitoring.scrapeInterval)
  return [
    {
      name: `slo-${slo.name}-recordings`,
      interval,
      rules: [
        ...indicator.recordings(windows).map((recording) => ({ ...recording, labels })),
        ...windows.map((window) => ({ record: ratioName(window), expr: indicator.ratio(window), labels })),
      ],
    },
    {
      name: `slo-${slo.name}-alerts`,
      interval,
      rules: [
        ...pairs.map((pair) => burning(watch, pair, plan)),
        ...(watch.outage.expr === undefined ? [] : [silent(watch, watch.outage.expr, plan)]),
      ],
    },
  ]
}

/** `14.4 * 0.001`: how fast, and what would be allowed. */
export function threshold({ burn }: BurnPair, { objective }: Slo): string {
  return `${burn} * ${allowed(objective)}`
}

/** Whether fewer failures than that could cross the threshold. */
export function guarded({ burn, long }: BurnPair, { slo, indicator }: Watch): boolean {
  // The rate of the spec says nothing of nights, nor of stages that only the team uses; that of probes is theirs.
  return !indicator.steady || ((slo.rate * long) / 1000) * burn * allowed(slo.objective) < fewest
}

function burning(watch: Watch, pair: BurnPair, plan: Plan) {
  const { slo, alert, indicator } = watch
  const own = `{slo="${slo.name}"}`
  const guard = guarded(pair, watch)
  const limit = threshold(pair, slo)
  const [long, short] = [printDuration(pair.long), printDuration(pair.short)]
  return note(
    {
      alert: alert.name,
      expr: [
        `${ratioName(pair.long)}${own} > ${limit}`,
        `and ${ratioName(pair.short)}${own} > ${limit}`,
        // Half of one less: rates are extrapolated, so counts are not whole.
        ...(guard ? [`and ${indicator.failures(pair.long)} > ${fewest - 0.5}`] : []),
      ].join('\n'),
      labels: { severity: pair.severity, burn: String(pair.burn), slo: slo.name, service: slo.service },
      annotations: {
        summary: alert.summary,
        description: describe(watch, pair, '{{ $value | humanizePercentage }}', '{{ $labels.namespace }}'),
        runbook_url: runbookUrl(alert.runbook, plan),
      },
    },
    {
      alert: `${printPercent(pair.budget)} of the budget of ${slo.windowDays} days within ${long}, and still burning in the last ${short}.`,
      ...(guard && {
        expr: `Among fewer than ${eventsForOneFailure(pair.burn, slo.objective)} events in ${long} a single failure would do; it takes ${fewest}.`,
      }),
    },
  )
}

/** What the alert says of a value and a namespace, or of the placeholders for them. */
export function describe(
  { slo, indicator }: Watch,
  { long, burn }: BurnPair,
  value: string,
  namespace: string,
): string {
  return `${value} of ${indicator.bad} in ${namespace} within ${printDuration(long)}, more than ${burn} times what the objective of ${printPercent(slo.objective)} allows.`
}

function silent({ slo, alert, outage }: Watch, expr: string, plan: Plan) {
  return note(
    {
      alert: alert.name,
      expr,
      labels: { severity: 'page', burn: 'outage', slo: slo.name, service: slo.service },
      annotations: {
        summary: alert.summary,
        description: outage.description('{{ $labels.namespace }}'),
        runbook_url: runbookUrl(alert.runbook, plan),
      },
    },
    { alert: outage.because },
  )
}
