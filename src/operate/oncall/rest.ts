import { timeOf, wallAt } from './clock.ts'
import { type Span, within } from './span.ts'

export interface Night extends Span {
  /** Days since 1970 of the evening. */
  readonly day: number
}

/** From ten in the evening until seven in the morning, of every night that the spans touch. */
export function nightsWithin(spans: readonly Span[], zone: string): Night[] {
  return daysOf(spans, zone, 1)
    .map(({ wall, day }) => ({
      day,
      from: timeOf(wall.with({ hour: 22 }), zone),
      to: timeOf(wall.add({ days: 1 }).with({ hour: 7 }), zone, 'last'),
    }))
    .filter((night) => spans.some((span) => within(span, [night]).length > 0))
}

/** How many weekends, Saturday to Sunday, the spans touch for more than an hour in all. */
export function weekendsWithin(spans: readonly Span[], zone: string): number {
  return daysOf(spans, zone, 2).filter(({ wall }) => {
    if (wall.dayOfWeek !== 6) return false
    const weekend = { from: timeOf(wall, zone), to: timeOf(wall.add({ days: 2 }), zone) }
    const length = spans.flatMap((span) => within(span, [weekend])).reduce((sum, { from, to }) => sum + to - from, 0)
    return length > 3_600_000
  }).length
}

/** Each local day from `before` days ahead of the spans to their end, once, at midnight. */
function daysOf(spans: readonly Span[], zone: string, before: number) {
  const found = new Map<string, { wall: ReturnType<typeof wallAt>; day: number }>()
  for (const span of spans) {
    const last = wallAt(span.to, zone).toPlainDate()
    let date = wallAt(span.from, zone).toPlainDate().subtract({ days: before })
    for (; date.toString() <= last.toString(); date = date.add({ days: 1 }))
      found.set(date.toString(), {
        wall: date.toPlainDateTime('00:00'),
        day: Math.round(Date.parse(`${date}T00:00Z`) / 86_400_000),
      })
  }
  return [...found.values()].sort((a, b) => a.day - b.day)
}
