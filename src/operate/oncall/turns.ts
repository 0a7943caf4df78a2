import type { Rotation } from '../../model/oncall.ts'
import { timeOf, type Wall, wallAt, wallOf } from './clock.ts'
import { occurrences } from './recurrence.ts'
import type { Span } from './span.ts'

/** One person's turn, whole, whatever the hours of the week. */
export interface Turn extends Span {
  readonly person: string
}

/** The turns that touch the span, in order. */
export function turnsOf(rotation: Rotation, span: Span): Turn[] {
  const { people, zone, turn } = rotation
  if (people.length === 0) return []
  const end = rotation.until === undefined ? Number.POSITIVE_INFINITY : timeOf(wallOf(rotation.until), zone)
  const begins = 'rule' in turn ? occurrences(rotation, turn, span) : steps(rotation, turn, span)
  return begins
    .map(({ nth, from, to }) => ({ person: people[nth % people.length] ?? '', from, to: Math.min(to, end) }))
    .filter(({ from, to }) => from < to && to > span.from && from < span.to)
}

/** The `nth` turn since the rotation began, whoever has it. */
export interface Nth extends Span {
  readonly nth: number
}

type Step = Extract<Rotation['turn'], { every: string }>

/** Each turn is reckoned from the start, not from the one before: the 31st of January is followed by the 28th of February and the 31st of March. */
function steps({ start, zone }: Rotation, turn: Step, span: Span): Nth[] {
  const first = wallOf(start)
  const begin = (nth: number) => timeOf(first.add({ [`${turn.every}s`]: nth * turn.count }), zone)
  let nth = Math.max(0, guess(first, turn, wallAt(span.from, zone)))
  while (nth > 0 && begin(nth) > span.from) nth--
  while (begin(nth + 1) <= span.from) nth++
  const found: Nth[] = []
  for (let from = begin(nth); from < span.to; nth++) {
    const to = begin(nth + 1)
    found.push({ nth, from, to })
    from = to
  }
  return found
}

function guess(first: Wall, { every, count }: Step, wall: Wall): number {
  const unit = `${every}s` as const
  return Math.floor(first.until(wall, { largestUnit: unit })[unit] / count)
}
