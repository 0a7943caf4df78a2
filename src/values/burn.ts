/** Two windows over which a budget burns too fast. Windows in milliseconds. */
export interface BurnPair {
  /** How many times faster than the objective allows. */
  readonly burn: number
  /** Share of the period's budget that is gone when the long window is full of it. */
  readonly budget: number
  readonly long: number
  readonly short: number
  readonly severity: 'page' | 'ticket'
}

export interface BurnPairs {
  readonly pairs: readonly BurnPair[]
  /** Pairs that make no sense for this objective or period, and why. */
  readonly left: readonly { readonly pair: BurnPair; readonly because: string }[]
}

/**
 * Pairs for an objective over a period of days: budgets of 2, 5, 10 and 10 % over 1 h, 6 h, 1 d and 3 d, the constants of Google's
 * SRE workbook (chapter 5), `burn = budget * period / long`. A pair whose `burn * (1 - objective)` is 1 or more can never fire, one
 * that burns slower than 1 would warn of what the objective allows.
 *
 * The short window holds at least four scrapes, or Prometheus 3 finds no rate in it; and four events at `rate` a second, or an
 * outage of what is seldom used ends for the alert before the next event, because 0 of 0 is no ratio.
 */
export function burnPairs(
  objective: number,
  windowDays: number,
  { rate, scrapeInterval }: { readonly rate: number; readonly scrapeInterval: number },
): BurnPairs {
  const all = budgets.map(({ budget, long, short, severity }): BurnPair => {
    const needed = Math.max(4 * scrapeInterval, rate > 0 ? (4 / rate) * 1000 : 0)
    return {
      burn: rounded((budget * windowDays * day) / long),
      budget,
      long,
      short: Math.min(long, Math.max(short, Math.ceil(needed / minute) * minute)),
      severity,
    }
  })
  const judged = all.map((pair) => ({ pair, because: whyNot(pair, objective) }))
  return {
    pairs: judged.flatMap(({ pair, because }) => (because === undefined ? [pair] : [])),
    left: judged.flatMap(({ pair, because }) => (because === undefined ? [] : [{ pair, because }])),
  }
}

/** Events that the long window must hold for one failure among them not to cross the threshold: the next whole number after 1 / (burn * budget). */
export function eventsForOneFailure(burn: number, objective: number): number {
  return Math.ceil(rounded(1 / (burn * allowed(objective))))
}

/** The share of bad events that an objective allows, without the noise of binary fractions: 0.001 for 0.999. */
export function allowed(objective: number): number {
  return rounded(1 - objective)
}

function whyNot({ burn }: BurnPair, objective: number): string | undefined {
  if (burn < 1) return 'it would warn of spending that the objective allows'
  const threshold = rounded(burn * allowed(objective))
  return threshold >= 1
    ? `it would need ${rounded(threshold * 100)}% of bad events, and there are never more than 100%`
    : undefined
}

function rounded(amount: number): number {
  return Number(amount.toPrecision(12))
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const budgets = [
  { budget: 0.02, long: hour, short: 5 * minute, severity: 'page' },
  { budget: 0.05, long: 6 * hour, short: 30 * minute, severity: 'page' },
  { budget: 0.1, long: day, short: 2 * hour, severity: 'ticket' },
  { budget: 0.1, long: 3 * day, short: 6 * hour, severity: 'ticket' },
] as const
