import type { Gap, Person, Schedule, Shift } from '../../model/oncall.ts'
import { nightsWithin, weekendsWithin } from './rest.ts'
import { gapsOf, shiftsOf } from './shifts.ts'
import { lengthOf, type Span, union, within } from './span.ts'

/** What being on call costs one person; hours, and nights and weekends counted by the local time of that person. */
export interface Load {
  readonly person: string
  readonly shifts: number
  readonly hours: number
  /** Nights of which at least an hour was on call. */
  readonly nights: number
  readonly nightHours: number
  readonly weekends: number
  /** Hours without a break. */
  readonly longest: number
  /** Hours between two shifts, at the least; absent with one shift. */
  readonly shortestRest?: number
  readonly nightsInARow: number
}

export interface Quality {
  /** Share of the time in which somebody is on call. */
  readonly coverage: number
  readonly gaps: readonly Gap[]
  readonly loads: readonly Load[]
  /** 0 where all carry the same, near 1 where one carries everything: Gini coefficients. */
  readonly unfairness: { readonly hours: number; readonly nights: number; readonly weekends: number }
}

/** Fairness and fatigue of a schedule in that time, over all whom it names. */
export function qualityOf(schedule: Schedule, people: readonly Person[], from: Date, to: Date): Quality {
  const shifts = shiftsOf(schedule, from, to)
  const gaps = gapsOf(shifts, from, to)
  const names = new Set([...schedule.rotations.flatMap((one) => one.people), ...shifts.map(({ person }) => person)])
  const loads = [...names].sort().map((name) => {
    const zone = people.find(({ id }) => id === name)?.zone ?? schedule.rotations[0]?.zone ?? 'UTC'
    return loadOf(
      name,
      zone,
      shifts.filter(({ person }) => person === name),
    )
  })
  const uncovered = gaps.reduce((sum, gap) => sum + gap.to.getTime() - gap.from.getTime(), 0)
  return {
    coverage: 1 - uncovered / Math.max(1, to.getTime() - from.getTime()),
    gaps,
    loads,
    unfairness: {
      hours: gini(loads.map(({ hours }) => hours)),
      nights: gini(loads.map(({ nights }) => nights)),
      weekends: gini(loads.map(({ weekends }) => weekends)),
    },
  }
}

function loadOf(person: string, zone: string, shifts: readonly Shift[]): Load {
  const spans = union(shifts.map((shift) => ({ from: shift.from.getTime(), to: shift.to.getTime() })))
  const nights = nightsWithin(spans, zone)
    .map((night) => ({ day: night.day, length: lengthOf(spans.flatMap((span) => within(span, [night]))) }))
    .filter(({ length }) => length >= hour)
  const rests = spans.slice(1).map((span, at) => span.from - (spans[at]?.to ?? span.from))
  return {
    person,
    shifts: shifts.length,
    hours: inHours(lengthOf(spans)),
    nights: nights.length,
    nightHours: inHours(nights.reduce((sum, { length }) => sum + length, 0)),
    weekends: weekendsWithin(spans, zone),
    longest: inHours(Math.max(0, ...spans.map((span: Span) => span.to - span.from))),
    ...(rests.length > 0 && { shortestRest: inHours(Math.min(...rests)) }),
    nightsInARow: longestRun(nights.map(({ day }) => day)),
  }
}

/** Mean difference between any two, over twice the mean. */
export function gini(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0)
  if (sum === 0) return 0
  const differences = values.flatMap((one) => values.map((other) => Math.abs(one - other)))
  return differences.reduce((total, value) => total + value, 0) / (2 * values.length * sum)
}

function longestRun(days: readonly number[]): number {
  let longest = 0
  let run = 0
  days.forEach((day, at) => {
    run = at > 0 && day === (days[at - 1] ?? 0) + 1 ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  return longest
}

const hour = 3_600_000
const inHours = (milliseconds: number) => Math.round((milliseconds / hour) * 100) / 100
