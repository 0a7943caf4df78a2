import type { BurnWindow, Objective } from '../../model/objective.ts'
import { allowed } from '../../values/burn.ts'
import { type Counted, type Sums, share, within } from './history.ts'
import { type Guard, guardOf } from './windows.ts'

/** How fast a budget burns over one pair of windows. Burns are absent where nothing happened: 0 of 0 is no ratio. */
export interface Burning {
  readonly window: BurnWindow
  readonly long?: number
  readonly short?: number
  /** Both windows are over, and failures are not too few. */
  readonly firing: boolean
  /** Over its windows and held back, because of so few failures. */
  readonly held?: Guard
  readonly events: number
}

/** So many times as fast as the objective allows. */
export function burnOf(counted: Pick<Counted, 'bad' | 'total'>, target: number): number | undefined {
  const ratio = share(counted)
  return Number.isNaN(ratio) ? undefined : Number((ratio / Math.max(allowed(target), least)).toPrecision(12))
}

export function burning(
  sums: Sums,
  window: BurnWindow,
  objective: Pick<Objective, 'target' | 'rate'>,
  now: number,
): Burning {
  const all = within(sums, now - window.long, now)
  const long = burnOf(all, objective.target)
  const short = burnOf(within(sums, now - window.short, now), objective.target)
  const over = (long ?? 0) > window.burn && (short ?? 0) > window.burn
  const guard = guardOf(window, objective)
  const held = over && guard !== undefined && all.bad < guard.failures - 0.5
  return {
    window,
    ...(long !== undefined && { long }),
    ...(short !== undefined && { short }),
    firing: over && !held,
    ...(held && { held: guard }),
    events: all.total,
  }
}

/** Where nothing is allowed, a burn is still a number. */
const least = 1e-9
