import type { History, Indicator, Objective } from '../../model/objective.ts'
import type { Series } from '../../model/signal.ts'
import { bySecond, overWindow } from '../../syntax/promql/windowed.ts'
import { printDuration } from '../../values/duration.ts'

/** What is asked of Prometheus for a history, slot by slot. */
export interface Questions {
  readonly expressions: readonly string[]
  history(answers: readonly (readonly Series[])[], from: number, slots: number): History
}

type Asked = Exclude<Indicator, { kind: 'composite' }>

/**
 * How an indicator is measured in slots of `step` milliseconds; each slot looks back over `range`, which holds several scrapes.
 * Series of one answer are taken together: events are added up, shares are averaged.
 */
export function questionsOf(indicator: Asked, step: number, range: number): Questions {
  const over = (expression: string) => overWindow(expression, printDuration(range))
  const slotted = (from: number, slots: number, bad: number[], total: number[]): History => {
    return { from, step, bad: bad.slice(0, slots), total: total.slice(0, slots) }
  }
  switch (indicator.kind) {
    case 'ratio': {
      const { part, partIs, total } = indicator
      const events = (expression: string) => (bySecond(expression) ? step / 1000 : step / range)
      return {
        expressions: [over(part), over(total)],
        history([parts = [], totals = []], from, slots) {
          const all = sumsOf(totals, from, step, slots, events(total))
          const some = sumsOf(parts, from, step, slots, events(part))
          const bad = all.map((each, at) => {
            // Without a series of its own the part is nothing.
            const known = Number.isNaN(some[at] ?? Number.NaN) ? 0 : (some[at] ?? 0)
            return Math.min(each || 0, Math.max(0, partIs === 'bad' ? known : each - known || 0))
          })
          return slotted(from, slots, bad, all)
        },
      }
    }
    case 'share':
      return {
        expressions: [over(indicator.query)],
        history([shares = []], from, slots) {
          const share = meansOf(shares, from, step, slots, (value) => value)
          const bad = share.map((each) => Math.min(1, Math.max(0, indicator.is === 'bad' ? each : 1 - each)) || 0)
          return slotted(from, slots, bad, share.map(oneWhereKnown))
        },
      }
    case 'threshold':
      return {
        expressions: [indicator.query],
        history([values = []], from, slots) {
          const wrong = meansOf(values, from, step, slots, (value) => (holds(value, indicator) ? 0 : 1))
          return slotted(
            from,
            slots,
            wrong.map((each) => each || 0),
            wrong.map(oneWhereKnown),
          )
        },
      }
  }
}

/** How long each look looks back, that rates find at least four scrapes in it. */
export function rangeOf(step: number, scrapeInterval = 30_000): number {
  return Math.max(step, 4 * scrapeInterval)
}

export function isMeasured(objective: Objective): objective is Objective & { readonly indicator: Asked } {
  return objective.indicator.kind !== 'composite'
}

function holds(value: number, { operator, value: limit }: Extract<Indicator, { kind: 'threshold' }>): boolean {
  const order = Math.sign(value - limit)
  if (operator === 'lt') return order < 0
  if (operator === 'lte') return order <= 0
  return operator === 'gt' ? order > 0 : order >= 0
}

function oneWhereKnown(value: number): number {
  return Number.isNaN(value) ? Number.NaN : 1
}

function sumsOf(series: readonly Series[], from: number, step: number, slots: number, factor: number): number[] {
  return gathered(series, from, step, slots, (values) => values.reduce((sum, value) => sum + value, 0) * factor)
}

function meansOf(
  series: readonly Series[],
  from: number,
  step: number,
  slots: number,
  of: (value: number) => number,
): number[] {
  return gathered(
    series,
    from,
    step,
    slots,
    (values) => values.reduce((sum, value) => sum + of(value), 0) / values.length,
  )
}

/** What all series say at the end of each slot; NaN where none says a number. */
function gathered(
  series: readonly Series[],
  from: number,
  step: number,
  slots: number,
  of: (values: readonly number[]) => number,
): number[] {
  const found: number[][] = Array.from({ length: slots }, () => [])
  for (const { points } of series)
    for (const [time, value] of points) {
      const slot = Math.round((time * 1000 - from) / step) - 1
      if (Number.isFinite(value)) found[slot]?.push(value)
    }
  return found.map((values) => (values.length === 0 ? Number.NaN : of(values)))
}
