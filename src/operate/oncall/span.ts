/** A stretch of time in milliseconds since 1970; `to` is not part of it. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** In order, none empty, those that touch made one. */
export function union(spans: readonly Span[]): Span[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of [...spans].filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** What of one is also in `others`, which are in order and do not overlap. */
export function within<S extends Span>(one: S, others: readonly Span[]): S[] {
  return others
    .filter(({ from, to }) => from < one.to && to > one.from)
    .map(({ from, to }) => ({ ...one, from: Math.max(from, one.from), to: Math.min(to, one.to) }))
}

/** What of one is in none of `others`, which are in order and do not overlap. */
export function without(one: Span, others: readonly Span[]): Span[] {
  const left: Span[] = []
  let from = one.from
  for (const other of others) {
    if (other.to <= from || other.from >= one.to) continue
    if (other.from > from) left.push({ from, to: other.from })
    from = other.to
  }
  return from < one.to ? [...left, { from, to: one.to }] : left
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}
