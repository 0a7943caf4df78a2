import type { Period } from '../../model/objective.ts'
import { allowed } from '../../values/burn.ts'
import { printDuration } from '../../values/duration.ts'
import { leftOf } from './budget.ts'
import { endOf, type Sums, within } from './history.ts'
import { spanOf } from './period.ts'

export interface Forecast {
  /** When the budget is gone; absent where it is not within the next period. */
  readonly depletedAt?: Date
  /** What is left at the end of what was looked at: a period from now, or the end of the calendar period. */
  readonly leftThen: number
  readonly until: Date
  readonly assumption: string
}

/**
 * What comes if events and failures go on as they were over `basis` milliseconds. Of a rolling period, what falls out of it is
 * given back: a bad day of four weeks ago stops counting.
 */
export function forecast(sums: Sums, period: Period, target: number, now: number, basis: number): Forecast | undefined {
  const recent = within(sums, now - basis, now)
  if (recent.measured === 0) return undefined
  const seen = recent.measured * sums.history.step
  const [bad, total] = [recent.bad / seen, recent.total / seen]
  const span = spanOf(period, now)
  const until = period.kind === 'rolling' ? now + period.length : span.to
  const step = Math.max(sums.history.step, (until - now) / steps)
  let left = leftAt(now)
  let depletedAt = left <= 0 ? now : undefined
  for (let at = now + step; at <= until + 1; at += step) {
    left = leftAt(at)
    if (left <= 0) depletedAt ??= crossing(at - step, at)
  }
  return {
    ...(depletedAt !== undefined && { depletedAt: new Date(Math.round(depletedAt)) }),
    leftThen: left,
    until: new Date(until),
    assumption:
      `events and failures go on as in the last ${printDuration(basis)}` +
      (period.kind === 'rolling' ? ', and what leaves the window is given back' : ''),
  }

  function leftAt(time: number): number {
    const from = period.kind === 'rolling' ? time - period.length : span.from
    const known = within(sums, from, Math.min(now, endOf(sums.history)))
    const wrong = known.bad + bad * (time - now)
    const all = period.kind === 'rolling' ? known.total + total * (time - now) : known.total + total * (span.to - now)
    return leftOf(wrong, allowed(target) * all)
  }

  /** The last moment with something left, to a thousandth of the step. */
  function crossing(before: number, after: number): number {
    let [low, high] = [before, after]
    for (let turn = 0; turn < 12; turn++) {
      const middle = (low + high) / 2
      if (leftAt(middle) > 0) low = middle
      else high = middle
    }
    return high
  }
}

const steps = 1000
