import type { History, Objective } from '../../../model/objective.ts'
import { budgetOf } from '../../../operate/slo/budget.ts'
import { spendingOf } from '../../../operate/slo/budgeting.ts'
import { burnOf } from '../../../operate/slo/burn.ts'
import { sumsOf, within } from '../../../operate/slo/history.ts'
import { spanOf } from '../../../operate/slo/period.ts'
import type { Status } from '../../../operate/slo/status.ts'
import type { Point } from '../../../store/slo/statuses.ts'

const hour = 3_600_000

/** One a chart: what is left of the first period, and how fast it burns over the first long window. */
export function pointOf({ at, periods: [period], burns: [burn] }: Status): Point {
  return { at, left: period?.left ?? 1, ...(burn?.long !== undefined && { burn: burn.long }) }
}

/** What a chart would hold of the last week, hour by hour, had it been drawn. */
export function pastPoints(objective: Objective, history: History, now: number): readonly Point[] {
  const sums = sumsOf(spendingOf(history, objective.budgeting))
  const [period] = objective.periods
  return Array.from({ length: 7 * 24 }, (_, index) => now - (7 * 24 - index) * hour)
    .filter((at) => at > history.from)
    .map((at) => {
      const burn = burnOf(within(sums, at - hour, at), objective.target)
      const { left } = budgetOf(sums, spanOf(period, at), at, objective.target)
      return { at: new Date(at), left, ...(burn !== undefined && { burn }) }
    })
}
