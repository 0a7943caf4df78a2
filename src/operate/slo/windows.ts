import type { BurnWindow, Objective } from '../../model/objective.ts'
import { allowed, burnPairs, eventsForOneFailure } from '../../values/burn.ts'
import { daysOf } from './period.ts'

/** Failures that a long window must hold, lest a single one pages when little happens. */
export const fewest = 3

/** Windows of an objective: its language's own, or the pairs of Google's workbook for its period; and those that make no sense for it. */
export function windowsOf(
  objective: Objective,
  scrapeInterval = 30_000,
): { readonly windows: readonly BurnWindow[]; readonly left: readonly { window: BurnWindow; because: string }[] } {
  const own = objective.alerting.windows
  if (own) {
    const judged = own.map((window) => ({ window, never: window.burn * allowed(objective.target) >= 1 }))
    return {
      windows: judged.flatMap(({ window, never }) => (never ? [] : [window])),
      left: judged.flatMap(({ window, never }) =>
        never ? [{ window, because: 'it would need more than 100% of bad events' }] : [],
      ),
    }
  }
  const { pairs, left } = burnPairs(objective.target, daysOf(objective.periods[0]), {
    rate: objective.rate ?? 0,
    scrapeInterval,
  })
  return { windows: pairs, left: left.map(({ pair, because }) => ({ window: pair, because })) }
}

/** What a page needs where traffic is thin; absent where as many events as are expected make a single failure harmless. */
export interface Guard {
  /** Events in the long window among which one failure crosses the threshold. */
  readonly below: number
  readonly failures: number
}

export function guardOf(window: BurnWindow, { target, rate }: Pick<Objective, 'target' | 'rate'>): Guard | undefined {
  if (rate === undefined) return undefined
  const failures = ((rate * window.long) / 1000) * window.burn * allowed(target)
  return failures < fewest ? { below: eventsForOneFailure(window.burn, target), failures: fewest } : undefined
}
