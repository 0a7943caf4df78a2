import type { History } from '../../model/objective.ts'

/** What a stretch of a history holds. */
export interface Counted {
  readonly bad: number
  readonly total: number
  /** Slots with a measurement, of all slots. */
  readonly measured: number
  readonly slots: number
}

/** Sums from the beginning, so that any stretch costs two look-ups. */
export interface Sums {
  readonly history: History
  readonly bad: Float64Array
  readonly total: Float64Array
  readonly measured: Uint32Array
}

export function sumsOf(history: History): Sums {
  const { length } = history.total
  const bad = new Float64Array(length + 1)
  const total = new Float64Array(length + 1)
  const measured = new Uint32Array(length + 1)
  for (let at = 0; at < length; at++) {
    const all = history.total[at] ?? Number.NaN
    const known = !Number.isNaN(all)
    bad[at + 1] = (bad[at] ?? 0) + (known ? (history.bad[at] ?? 0) : 0)
    total[at + 1] = (total[at] ?? 0) + (known ? all : 0)
    measured[at + 1] = (measured[at] ?? 0) + (known ? 1 : 0)
  }
  return { history, bad, total, measured }
}

/** Slots that end after `from` and no later than `to`, in milliseconds since 1970. */
export function within(sums: Sums, from: number, to: number): Counted {
  const first = slotsBefore(sums.history, from)
  const last = Math.max(first, slotsBefore(sums.history, to))
  return between(sums, first, last)
}

/** Slots by index, without that of `last`. */
export function between({ bad, total, measured }: Sums, first: number, last: number): Counted {
  const of = (sums: ArrayLike<number>) => (sums[last] ?? 0) - (sums[first] ?? 0)
  return { bad: noise(of(bad)), total: noise(of(total)), measured: of(measured), slots: last - first }
}

/** The bad share; NaN where there was nothing, as 0 of 0 is no ratio. */
export function share({ bad, total }: { readonly bad: number; readonly total: number }): number {
  return total > 0 ? bad / total : Number.NaN
}

export function endOf({ from, step, total }: History): number {
  return from + step * total.length
}

/** When a slot ends. */
export function endsAt({ from, step }: History, slot: number): number {
  return from + (slot + 1) * step
}

/** How many slots have ended by then, no more than there are. */
export function slotsBefore({ from, step, total }: History, time: number): number {
  return Math.min(total.length, Math.max(0, Math.floor((time - from) / step)))
}

/** A difference of sums that is nothing but the last bits of them. */
function noise(amount: number): number {
  return amount < 1e-9 ? Math.max(0, amount < 1e-12 ? 0 : amount) : amount
}
