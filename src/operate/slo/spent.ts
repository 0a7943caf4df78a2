import type { History } from '../../model/objective.ts'
import { allowed } from '../../values/burn.ts'
import { endsAt, slotsBefore } from './history.ts'
import type { Span } from './period.ts'

/** Something that happened and may have cost: known by a reference that leads to it. */
export interface Cause {
  /** `incident/12`, `delivery/340`. */
  readonly ref: string
  readonly title: string
  readonly from: number
  /** Absent of what has no length, and of what still goes on. */
  readonly to?: number
}

export interface Causes {
  readonly incidents: readonly Cause[]
  readonly deliveries: readonly Cause[]
}

/** What part of the spent budget went where. Shares add up to 1. */
export interface Spent {
  readonly from?: Date
  readonly to?: Date
  readonly bad: number
  readonly share: number
  readonly incidents: readonly string[]
  readonly deliveries: readonly string[]
  readonly kind: 'interval' | 'background'
}

/**
 * Intervals in which the budget burned faster than is allowed, the costliest first, each with the incidents that were open in it and
 * the deliveries of the time before it; and the rest, which was never too much at once. Intervals closer than `gap` are one.
 */
export function spentOn(
  history: History,
  span: Span,
  target: number,
  causes: Causes,
  { gap = 10 * minute, before = 30 * minute, most = 20 }: { gap?: number; before?: number; most?: number } = {},
): readonly Spent[] {
  const found = intervals(history, span, target, gap)
  const all = badIn(history, span)
  if (all <= 0) return []
  const costly = found.toSorted((a, b) => b.bad - a.bad || a.from - b.from).slice(0, most)
  const named = costly.map((interval): Spent => {
    const open = causes.incidents.filter(({ from, to = Infinity }) => from <= interval.to + gap && to >= interval.from)
    const late = causes.deliveries.filter(({ from }) => from >= interval.from - before && from <= interval.to)
    return {
      from: new Date(interval.from),
      to: new Date(interval.to),
      bad: interval.bad,
      share: interval.bad / all,
      incidents: open.map(({ ref }) => ref),
      deliveries: late.map(({ ref }) => ref),
      kind: 'interval',
    }
  })
  const rest = all - costly.reduce((sum, { bad }) => sum + bad, 0)
  const background: Spent[] =
    rest > all * 1e-9 ? [{ bad: rest, share: rest / all, incidents: [], deliveries: [], kind: 'background' }] : []
  return [...named, ...background]
}

interface Interval {
  readonly from: number
  readonly to: number
  readonly bad: number
}

function intervals(history: History, span: Span, target: number, gap: number): Interval[] {
  const found: Interval[] = []
  for (let slot = slotsBefore(history, span.from); slot < slotsBefore(history, span.to); slot++) {
    const [bad, total] = [history.bad[slot] ?? 0, history.total[slot] ?? Number.NaN]
    if (!(total > 0) || bad / total <= allowed(target) * (1 + 1e-9)) continue
    const to = endsAt(history, slot)
    const last = found.at(-1)
    if (last && to - history.step - last.to <= gap)
      found[found.length - 1] = { from: last.from, to, bad: last.bad + bad }
    else found.push({ from: to - history.step, to, bad })
  }
  return found
}

function badIn(history: History, span: Span): number {
  let sum = 0
  for (let slot = slotsBefore(history, span.from); slot < slotsBefore(history, span.to); slot++)
    if (!Number.isNaN(history.total[slot] ?? Number.NaN)) sum += history.bad[slot] ?? 0
  return sum
}

const minute = 60_000
