import type { BurnWindow, History, Objective } from '../../model/objective.ts'
import { allowed } from '../../values/burn.ts'
import { spendingOf } from './budgeting.ts'
import { between, endOf, endsAt, type Sums, share, sumsOf } from './history.ts'
import { outagesIn } from './outages.ts'
import type { Span } from './period.ts'
import { guardOf, windowsOf } from './windows.ts'

/** One time that an alert would have fired, from its first moment to its last. */
export interface Firing extends Span {
  readonly window: BurnWindow
}

export interface Outage extends Span {
  /** Milliseconds from its beginning to the first page; absent where nobody would have been paged. */
  readonly delay?: number
  readonly by?: BurnWindow
}

export interface BackTest extends Span {
  readonly measured: number
  readonly firings: readonly Firing[]
  /** Times that somebody would have been woken: firings of pages that overlap are one. */
  readonly pages: readonly Span[]
  readonly tickets: readonly Span[]
  readonly outages: readonly Outage[]
  readonly missed: readonly Outage[]
  /** Pages outside of every outage. */
  readonly idle: readonly Span[]
}

export interface Looked {
  /** Given by who knows; found by `found` otherwise. */
  readonly outages?: readonly Span[]
  readonly found: { readonly over: number; readonly atLeast: number }
}

/** How the alerts of an objective would have behaved on what was measured. */
export function backTest(objective: Objective, history: History, looked: Looked): BackTest {
  const sums = sumsOf(spendingOf(history, objective.budgeting))
  const firings = windowsOf(objective)
    .windows.flatMap((window) => firingsOf(sums, window, objective))
    .toSorted((a, b) => a.from - b.from || b.window.burn - a.window.burn)
  const pages = joined(firings.filter(({ window }) => window.severity === 'page'))
  const outages = (looked.outages ?? outagesIn(history, looked.found)).map((outage) => detected(outage, firings))
  const overlaps = (page: Span) => outages.some(({ from, to }) => page.from < to + grace && page.to > from)
  return {
    from: history.from,
    to: endOf(history),
    measured: (sums.measured.at(-1) ?? 0) * sums.history.step,
    firings,
    pages,
    tickets: joined(firings.filter(({ window }) => window.severity === 'ticket')),
    outages,
    missed: outages.filter(({ delay }) => delay === undefined),
    idle: pages.filter((page) => !overlaps(page)),
  }
}

/** When both windows were over, for as long as is asked; a failure among so few that the guard holds it back does not count. */
export function firingsOf(sums: Sums, window: BurnWindow, objective: Objective): readonly Firing[] {
  const { history } = sums
  const limit = window.burn * allowed(objective.target)
  const [long, short] = [window.long, window.short].map((length) => Math.max(1, Math.round(length / history.step)))
  const guard = guardOf(window, objective)
  const wait = window.for ?? 0
  const found: Firing[] = []
  let since: number | undefined
  for (let slot = 0; slot < history.total.length; slot++) {
    const wide = between(sums, Math.max(0, slot + 1 - (long ?? 1)), slot + 1)
    const near = between(sums, Math.max(0, slot + 1 - (short ?? 1)), slot + 1)
    const over = share(wide) > limit && share(near) > limit && !(guard && wide.bad < guard.failures - 0.5)
    if (!over) {
      since = undefined
      continue
    }
    const at = endsAt(history, slot)
    since ??= at
    if (at - since < wait) continue
    const last = found.at(-1)
    if (last && last.to === at - history.step) found[found.length - 1] = { window, from: last.from, to: at }
    else found.push({ window, from: at, to: at })
  }
  return found
}

function detected({ from, to }: Span, firings: readonly Firing[]): Outage {
  const pages = firings.filter((firing) => firing.window.severity === 'page' && firing.from <= to && firing.to >= from)
  const first = pages[0]
  return first ? { from, to, delay: Math.max(0, first.from - from), by: first.window } : { from, to }
}

function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && from <= last.to + pause) found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else found.push({ from, to })
  }
  return found
}

/** Whoever was woken is awake for so long. */
const pause = 5 * 60_000
/** A page may still fire right after an outage: its windows remember. */
const grace = 5 * 60_000
