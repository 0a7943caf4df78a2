import type { BurnWindow, Objective } from '../../model/objective.ts'
import { objectiveId } from '../../model/objective.ts'
import { increased, overWindow } from '../../syntax/promql/windowed.ts'
import { allowed } from '../../values/burn.ts'
import { printDuration } from '../../values/duration.ts'
import { printPercent } from '../../values/percent.ts'
import { daysOf, describePeriod } from './period.ts'
import { own, ratioOf, recordName } from './ratio.ts'
import { guardOf, windowsOf } from './windows.ts'

export interface RuleGroup {
  readonly name: string
  readonly interval: string
  readonly rules: readonly Rule[]
}

export type Rule =
  | { readonly record: string; readonly expr: string; readonly labels: Readonly<Record<string, string>> }
  | {
      readonly alert: string
      readonly expr: string
      readonly for?: string
      readonly labels: Readonly<Record<string, string>>
      readonly annotations: Readonly<Record<string, string>>
    }

/** Rules of one objective: what is recorded over each window, what is left, and an alert for each pair of windows. */
export function rulesOf(objective: Objective, all: readonly Objective[] = [], interval = 30_000): readonly RuleGroup[] {
  const ratio = ratioOf(objective, new Map(all.map((each) => [objectiveId(each), each])), interval)
  const { windows } = windowsOf(objective, interval)
  const lengths = [...new Set([5 * minute, ...windows.flatMap(({ long, short }) => [short, long])])].sort(
    (a, b) => a - b,
  )
  const labels = { ...objective.labels, slo: objective.name, service: objective.service }
  const id = `${objective.service}-${objective.name}`
  const { look } = ratio
  const alerts = windows.flatMap((window) => alertOf(objective, window))
  return [
    ...(look
      ? [
          {
            name: `slo-${id}-looks`,
            interval: printDuration(look.interval),
            rules: [{ record: look.record, expr: look.expr, labels }],
          },
        ]
      : []),
    {
      name: `slo-${id}-recordings`,
      interval: printDuration(interval),
      rules: lengths.map((length) => ({ record: recordName(length), expr: ratio.over(length), labels })),
    },
    { name: `slo-${id}-budget`, interval: '5m', rules: budgetRules(objective, labels) },
    ...(alerts.length > 0 ? [{ name: `slo-${id}-alerts`, interval: printDuration(interval), rules: alerts }] : []),
  ]
}

function budgetRules(objective: Objective, labels: Readonly<Record<string, string>>): Rule[] {
  const period = Math.round(daysOf(objective.periods[0])) * day
  const shortest = `${recordName(5 * minute)}${own(objective)}[${printDuration(period)}]`
  return [
    { record: 'slo:objective:ratio', expr: `vector(${objective.target})`, labels },
    {
      record: recordName(period),
      expr: `sum_over_time(${shortest})\n/ count_over_time(${shortest})`,
      labels,
    },
    {
      record: 'slo:error_budget_left:ratio',
      expr: `1 - ${recordName(period)}${own(objective)} / ${allowed(objective.target)}`,
      labels,
    },
  ]
}

function alertOf(objective: Objective, window: BurnWindow): Rule[] {
  const { alerting, target, title } = objective
  const told = alerting[window.severity]
  if (told?.off) return []
  const limit = `${window.burn} * ${allowed(target)}`
  const selected = own(objective)
  const guard = guardOf(window, objective)
  const [long, short] = [printDuration(window.long), printDuration(window.short)]
  const events = failuresOver(objective, long)
  return [
    {
      alert: alerting.name ?? alertName(objective),
      expr: [
        `${recordName(window.long)}${selected} > ${limit}`,
        `and ${recordName(window.short)}${selected} > ${limit}`,
        // Half of one less: rates are extrapolated, so counts are not whole.
        ...(guard && events !== undefined ? [`and on () sum(${events}) > ${guard.failures - 0.5}`] : []),
      ].join('\n'),
      ...(window.for && { for: printDuration(window.for) }),
      labels: {
        severity: window.severity,
        burn: String(window.burn),
        long,
        short,
        slo: objective.name,
        service: objective.service,
        ...alerting.labels,
        ...told?.labels,
      },
      annotations: {
        summary: `${objective.service}: ${title}`,
        description: `{{ $value | humanizePercentage }} were bad within ${long}, more than ${window.burn} times what ${printPercent(target)} over the ${describePeriod(objective.periods[0])} allows.`,
        ...alerting.annotations,
        ...told?.annotations,
      },
    },
  ]
}

/** Expression of how many were bad within a window; absent where the indicator counts nothing. */
function failuresOver({ indicator, budgeting }: Objective, window: string): string | undefined {
  if (indicator.kind !== 'ratio' || budgeting.by !== 'occurrences') return undefined
  const over = (text: string) => overWindow(increased(text), window)
  return indicator.partIs === 'bad' ? over(indicator.part) : `(${over(indicator.total)}) - (${over(indicator.part)})`
}

/** `ApiAvailabilityBurnsBudget`. */
function alertName({ service, name }: Objective): string {
  const words = `${service}-${name}`.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return `${words.map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`).join('')}BurnsBudget`
}

const minute = 60_000
const day = 86_400_000
