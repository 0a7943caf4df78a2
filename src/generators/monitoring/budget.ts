import { allowed } from '../../values/burn.ts'
import { printDuration } from '../../values/duration.ts'
import { ratioName } from '../records.ts'
import { sample } from './expressions.ts'
import type { Watch } from './rules.ts'
import { shares } from './samples.ts'

/** What is left of a budget, from 1 to below 0: for dashboards and for whoever decides on a deployment. */
export function budgetGroup({ slo, indicator }: Watch) {
  const labels = { slo: slo.name, service: slo.service }
  const window = slo.windowDays * day
  const own = `{slo="${slo.name}"}`
  return {
    name: `slo-${slo.name}-budget`,
    // A month of samples is read each time, and nothing pages on it.
    interval: printDuration(step),
    rules: [
      { record: 'slo:objective:ratio', expr: `vector(${slo.objective})`, labels },
      { record: ratioName(window), expr: indicator.ratio(window), labels },
      { record: left, expr: `1 - ${ratioName(window)}${own} / ${allowed(slo.objective)}`, labels },
    ],
  }
}

export const left = 'slo:error_budget_left:ratio'

/** Half of the budget is gone when half of what is allowed was bad, and twice of it leaves less than nothing. */
export function budgetTests(watch: Watch, namespace: string): unknown[] {
  const { slo, indicator } = watch
  const hours = slo.windowDays * 24
  // Rates need several scrapes within five minutes; of probes the share is given, and promtool reads no more than 10,000 of it.
  const [interval, perHour] = indicator.steady ? ['1h', 1] : ['1m', 60]
  const test = (name: string, times: number) => ({
    name,
    interval,
    input_series: shares(watch, namespace, [{ scrapes: hours * perHour + 1, share: times * allowed(slo.objective) }]),
    promql_expr_test: [sample(`${hours}h`, `round(sum(${left}{slo="${slo.name}"}), 0.01)`, 1 - times)],
  })
  return [
    test('Half of the budget is left when half of what is allowed was bad', 0.5),
    test('More is spent than there was when twice of what is allowed was bad', 2),
  ]
}

const day = 86_400_000
const step = 5 * 60_000
