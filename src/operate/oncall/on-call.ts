import type { Schedule, Shift } from '../../model/oncall.ts'
import { shiftsOf } from './shifts.ts'

/** Who is on call at a moment; `until` is when that changes, absent where it does not within a year. */
export interface OnCall {
  readonly people: readonly string[]
  readonly next: readonly string[]
  readonly until?: Date
}

export function peopleAt(schedule: Schedule, at: Date): string[] {
  return [...new Set(shiftsOf(schedule, at, new Date(at.getTime() + 1)).map(({ person }) => person))]
}

/** With the next hand-over, looked for further and further ahead. */
export function onCallAt(schedule: Schedule, at: Date): OnCall {
  const people = peopleAt(schedule, at)
  for (const days of [2, 9, 40, 370]) {
    const end = at.getTime() + days * 86_400_000
    const until = changeIn(shiftsOf(schedule, at, new Date(end)), people, at.getTime(), end)
    if (until === undefined) continue
    return { people, next: peopleAt(schedule, new Date(until)), until: new Date(until) }
  }
  return { people, next: people }
}

/** The first edge at which others are on call than `people`. */
function changeIn(shifts: readonly Shift[], people: readonly string[], from: number, end: number): number | undefined {
  const edges = [...new Set(shifts.flatMap((shift) => [shift.from.getTime(), shift.to.getTime()]))]
  return edges
    .filter((edge) => edge > from && edge < end)
    .sort((a, b) => a - b)
    .find((edge) => {
      const then = shifts.filter((shift) => shift.from.getTime() <= edge && shift.to.getTime() > edge)
      const names = new Set(then.map(({ person }) => person))
      return names.size !== people.length || people.some((person) => !names.has(person))
    })
}
