import type { Budgeting, History } from '../../model/objective.ts'
import { allowed } from '../../values/burn.ts'
import { between, endOf, share, slotsBefore, sumsOf } from './history.ts'

/**
 * Events as the budget counts them. Of slices each is one event: bad or not, or with the share that was bad in it. A slice without
 * events is a good one, one without measurements is none at all.
 */
export function spendingOf(history: History, budgeting: Budgeting): History {
  if (budgeting.by === 'occurrences') return history
  const { slice } = budgeting
  const first = Math.ceil(history.from / slice)
  const count = Math.max(0, Math.floor(endOf(history) / slice) - first)
  const sums = sumsOf(history)
  const bad: number[] = []
  const total: number[] = []
  for (let at = 0; at < count; at++) {
    const start = (first + at) * slice
    const held = between(sums, slotsBefore(history, start), slotsBefore(history, start + slice))
    const wrong = held.total > 0 ? share(held) : 0
    bad.push(
      budgeting.by === 'ratio-slices' ? wrong : wrong > allowed(budgeting.target) * (1 + tolerance) + tiny ? 1 : 0,
    )
    total.push(held.measured > 0 ? 1 : Number.NaN)
  }
  return { from: first * slice, step: slice, bad, total }
}

/** A share that is what is allowed but for the last bits of a division is kept. */
const tolerance = 1e-9
const tiny = 1e-15
