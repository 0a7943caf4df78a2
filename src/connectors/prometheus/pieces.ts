import type { Series } from '../../model/signal.ts'

/** Prometheus gives no more than 11,000 points of a series at once. */
const most = 10_000

/** The looks from one moment to another, cut where they would be too many; each look is in one piece. */
export function* pieces(
  from: number,
  to: number,
  step: number,
): Iterable<{ readonly start: number; readonly end: number }> {
  const looks = Math.floor((to - from) / step) + 1
  for (let at = 0; at < looks; at += most)
    yield { start: from + at * step, end: from + (Math.min(at + most, looks) - 1) * step }
}

/** Series of several pieces, each once. */
export function joined(pieces: readonly (readonly Series[])[]): readonly Series[] {
  if (pieces.length === 1) return pieces[0] ?? []
  const found = new Map<string, { labels: Series['labels']; points: Series['points'][number][] }>()
  for (const { labels, points } of pieces.flat()) {
    const key = JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const known = found.get(key)
    if (known) for (const point of points) known.points.push(point)
    else found.set(key, { labels, points: [...points] })
  }
  return [...found.values()]
}
