import type { Labels } from '../../model/alert.ts'

/** What becomes an incident only when it comes often: `count` times in `within` milliseconds. */
export interface Threshold {
  readonly labels: Labels
  readonly count: number
  readonly within: number
}

/** The first row that fits; what none fits becomes an incident the first time. */
export function thresholdOf(labels: Labels, rows: readonly Threshold[]): Threshold | undefined {
  return rows.find((row) =>
    Object.entries(row.labels).every(([name, value]) =>
      value === '*' ? labels[name] !== undefined : labels[name] === value,
    ),
  )
}

/** Whether so many occurrences reach it by then. */
export function reached({ count, within }: Threshold, occurrences: readonly Date[], at: Date): boolean {
  return occurrences.filter((each) => each <= at && at.getTime() - each.getTime() <= within).length >= count
}
