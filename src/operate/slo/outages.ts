import type { History } from '../../model/objective.ts'
import { endsAt } from './history.ts'
import type { Span } from './period.ts'

/** Stretches of at least `atLeast` milliseconds in which more than `over` of the events were bad; shorter pauses than `gap` do not end one. */
export function outagesIn(
  history: History,
  { over, atLeast, gap = 10 * 60_000 }: { readonly over: number; readonly atLeast: number; readonly gap?: number },
): readonly Span[] {
  const found: Span[] = []
  for (let slot = 0; slot < history.total.length; slot++) {
    const total = history.total[slot] ?? Number.NaN
    if (!(total > 0) || (history.bad[slot] ?? 0) / total <= over) continue
    const to = endsAt(history, slot)
    const last = found.at(-1)
    if (last && to - history.step - last.to <= gap) found[found.length - 1] = { from: last.from, to }
    else found.push({ from: to - history.step, to })
  }
  return found.filter(({ from, to }) => to - from >= atLeast)
}
