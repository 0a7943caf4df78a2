import type { History, Objective, Period } from '../../model/objective.ts'
import { type Budget, budgetOf } from './budget.ts'
import { spendingOf } from './budgeting.ts'
import { type Burning, burning } from './burn.ts'
import { type Forecast, forecast } from './forecast.ts'
import { type Sums, sumsOf, within } from './history.ts'
import { type Span, spanOf } from './period.ts'
import { type Causes, type Spent, spentOn } from './spent.ts'
import { windowsOf } from './windows.ts'

/** How a promise stands at a moment. */
export interface Status {
  readonly at: Date
  readonly periods: readonly PeriodStatus[]
  readonly burns: readonly Burning[]
  /** The worst that fires. */
  readonly alert: 'page' | 'ticket' | 'none'
  readonly spent: readonly Spent[]
  /** Events a second over the last day, and what that means for alerts. */
  readonly traffic: Traffic
}

export interface PeriodStatus extends Budget {
  readonly period: Period
  readonly span: Span
  readonly forecast?: Forecast
}

export interface Traffic {
  readonly rate: number
  /** Failures that the period allows; below 1 no promise by events makes sense. */
  readonly budget: number
  readonly advice?: string
}

export function statusOf(
  objective: Objective,
  history: History,
  now: number,
  causes: Causes = { incidents: [], deliveries: [] },
): Status {
  const spending = spendingOf(history, objective.budgeting)
  const sums = sumsOf(spending)
  const { target } = objective
  const periods = objective.periods.map((period): PeriodStatus => {
    const span = spanOf(period, now)
    const next = forecast(sums, period, target, now, basis)
    return { period, span, ...budgetOf(sums, span, now, target), ...(next && { forecast: next }) }
  })
  const burns = windowsOf(objective).windows.map((window) => burning(sums, window, objective, now))
  const fires = (severity: string) => burns.some(({ window, firing }) => firing && window.severity === severity)
  const [first] = periods
  return {
    at: new Date(now),
    periods,
    burns,
    alert: fires('page') ? 'page' : fires('ticket') ? 'ticket' : 'none',
    spent: first ? spentOn(spending, { from: first.span.from, to: now }, target, causes) : [],
    traffic: trafficOf(objective, sums, now, first),
  }
}

function trafficOf({ budgeting, indicator }: Objective, sums: Sums, now: number, first?: PeriodStatus): Traffic {
  const { total, measured } = within(sums, now - day, now)
  const rate = measured > 0 ? total / ((measured * sums.history.step) / 1000) : 0
  const budget = first?.budget ?? 0
  const counted = budgeting.by === 'occurrences' && indicator.kind === 'ratio'
  const advice =
    counted && (first?.total ?? 0) > 0 && budget < 1
      ? 'its events are so few that a single failure breaks it: promise time slices, or probe it'
      : undefined
  return { rate, budget, ...(advice !== undefined && { advice }) }
}

const hour = 3_600_000
const day = 24 * hour
/** What a forecast goes by. */
export const basis = 6 * hour
