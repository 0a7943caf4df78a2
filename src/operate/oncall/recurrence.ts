import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Rotation } from '../../model/oncall.ts'
import { timeOf, wallOf } from './clock.ts'
import type { Span } from './span.ts'

type Rule = Extract<Rotation['turn'], { rule: string }>

/** Turns that begin by an iCalendar rule, from the first to those that touch the span: who has the turn follows from how many there were. */
export function occurrences({ start, zone }: Rotation, turn: Rule, span: Span): (Span & { nth: number })[] {
  const dtstart = Temporal.Instant.fromEpochMilliseconds(timeOf(wallOf(start), zone)).toZonedDateTimeISO(zone)
  const rule = new RRuleTemporal({ rruleString: turn.rule, dtstart, temporal: Temporal, maxIterations: 200_000 })
  const found: (Span & { nth: number })[] = []
  let previous: Temporal.ZonedDateTime | undefined
  rule.all((at) => {
    if (previous) found.push(turnFrom(previous, found.length, turn, at))
    previous = at
    return at.epochMilliseconds < span.to
  })
  if (previous) found.push(turnFrom(previous, found.length, turn))
  return found
}

function turnFrom(at: Temporal.ZonedDateTime, nth: number, turn: Rule, next?: Temporal.ZonedDateTime) {
  const to = turn.lasts === undefined ? next : at.add(turn.lasts)
  return { nth, from: at.epochMilliseconds, to: to?.epochMilliseconds ?? Number.POSITIVE_INFINITY }
}
