import type { History, Part } from '../../model/objective.ts'
import { allowed } from '../../values/burn.ts'

/** A part of a composite with what was measured of it. */
export interface Measured extends Part {
  readonly target: number
  readonly history: History
}

/**
 * One history of several on the same slots. By weight a slot is as bad as its parts are on average, each by its weight; parts that
 * measured nothing or had no events are left out. With `all` a slot is bad where any part broke its own target in it.
 */
export function composed(parts: readonly Measured[], by: 'weight' | 'all'): History {
  const [first] = parts
  if (!first) return { from: 0, step: 60_000, bad: [], total: [] }
  const { step } = first.history
  const from = Math.min(...parts.map(({ history }) => history.from))
  const to = Math.max(...parts.map(({ history }) => history.from + history.step * history.total.length))
  const slots = Math.round((to - from) / step)
  const bad: number[] = []
  const total: number[] = []
  for (let at = 0; at < slots; at++) {
    const there = parts.flatMap((part) => {
      const slot = at - Math.round((part.history.from - from) / step)
      const all = part.history.total[slot] ?? Number.NaN
      return Number.isNaN(all) ? [] : [{ part, all, wrong: part.history.bad[slot] ?? 0 }]
    })
    total.push(there.length === 0 ? Number.NaN : 1)
    const judged = there.filter(({ all }) => all > 0)
    if (by === 'all')
      bad.push(judged.some(({ part, all, wrong }) => wrong / all > allowed(part.target) + 1e-12) ? 1 : 0)
    else {
      const weights = judged.reduce((sum, { part }) => sum + part.weight, 0)
      const wrong = judged.reduce((sum, { part, all, wrong }) => sum + (part.weight * wrong) / all, 0)
      bad.push(weights > 0 ? wrong / weights : 0)
    }
  }
  return { from, step, bad, total }
}
