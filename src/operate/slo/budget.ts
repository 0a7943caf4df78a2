import { allowed } from '../../values/burn.ts'
import { type Sums, share, within } from './history.ts'
import type { Span } from './period.ts'

/** What a period's budget was and is. Shares are of the budget of the whole period. */
export interface Budget {
  readonly bad: number
  readonly total: number
  /** Share that was good so far; absent where nothing happened. */
  readonly good?: number
  /** Bad events that the period allows. */
  readonly budget: number
  /** From 1 to below 0. */
  readonly left: number
  /** Share of the time so far that was measured. */
  readonly coverage: number
}

/**
 * `left = 1 - bad / (allowed * total)`. Of a period that still goes on, the total is what comes to be if events go on as until now:
 * the budget of a month is not spent on its first morning.
 */
export function budgetOf(sums: Sums, span: Span, now: number, target: number): Budget {
  const until = Math.min(now, span.to)
  const counted = within(sums, span.from, until)
  const { bad, total, measured } = counted
  const elapsed = until - span.from
  const expected = elapsed > 0 && span.to > until ? (total * (span.to - span.from)) / elapsed : total
  const budget = allowed(target) * expected
  const good = 1 - share(counted)
  return {
    bad,
    total,
    ...(!Number.isNaN(good) && { good }),
    budget,
    left: leftOf(bad, budget),
    coverage: elapsed > 0 ? Math.min(1, (measured * sums.history.step) / elapsed) : 0,
  }
}

/** Where nothing at all is allowed, each bad event costs a whole budget. */
export function leftOf(bad: number, budget: number): number {
  return bad === 0 ? 1 : Number((budget > 0 ? 1 - bad / budget : -bad).toPrecision(12))
}
