import type { Incident, Severity } from '../../model/incident.ts'

/** Over the incidents that were opened in a period. Times in milliseconds; absent where nothing is there to be measured. */
export interface Measures {
  readonly count: number
  readonly bySeverity: Readonly<Record<Severity, number>>
  /** Mean time from opened to acknowledged, of those that were acknowledged. */
  readonly mtta?: number
  /** Mean time from opened to resolved, of those that were resolved. */
  readonly mttr?: number
  /** Mean time from the end of one to the beginning of the next, where none overlap: time without any incident by number of failures. */
  readonly mtbf?: number
  /** Share that was acknowledged within the response time of its severity, of those whose time is up. */
  readonly answeredInTime?: number
  /** Ids of the incidents that each figure was reckoned from. */
  readonly rows: Readonly<Record<'mtta' | 'mttr' | 'mtbf' | 'answeredInTime', readonly number[]>>
}

/**
 * MTTA = mean(acknowledgedAt - openedAt); MTTR = mean(resolvedAt - openedAt); MTBF = (period - time in which any incident was open) /
 * number of incidents. `incidents` may hold more than the period: what was opened outside counts for nothing, so that the same period
 * gives the same figures however much was collected.
 */
export function measured(
  incidents: readonly Incident[],
  { from, to }: { readonly from: Date; readonly to: Date },
  response: Readonly<Record<Severity, number>>,
): Measures {
  const inside = incidents.filter(({ openedAt }) => openedAt >= from && openedAt < to)
  const acknowledged = inside.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined)
  const resolved = inside.filter(({ resolvedAt }) => resolvedAt !== undefined)
  const due = inside.filter(
    ({ openedAt, severity, acknowledgedAt }) =>
      acknowledgedAt !== undefined || openedAt.getTime() + response[severity] <= to.getTime(),
  )
  const inTime = due.filter(
    ({ openedAt, severity, acknowledgedAt }) =>
      acknowledgedAt !== undefined && acknowledgedAt.getTime() - openedAt.getTime() <= response[severity],
  )
  const mtta = mean(acknowledged.map(({ openedAt, acknowledgedAt }) => between(openedAt, acknowledgedAt)))
  const mttr = mean(resolved.map(({ openedAt, resolvedAt }) => between(openedAt, resolvedAt)))
  const down = openTime(inside, to)
  return {
    count: inside.length,
    bySeverity: { 1: of(inside, 1), 2: of(inside, 2), 3: of(inside, 3), 4: of(inside, 4) },
    ...(mtta !== undefined && { mtta }),
    ...(mttr !== undefined && { mttr }),
    ...(inside.length > 0 && { mtbf: (to.getTime() - from.getTime() - down) / inside.length }),
    ...(due.length > 0 && { answeredInTime: inTime.length / due.length }),
    rows: { mtta: ids(acknowledged), mttr: ids(resolved), mtbf: ids(inside), answeredInTime: ids(due) },
  }
}

/** Milliseconds in which at least one was open. */
function openTime(incidents: readonly Incident[], to: Date): number {
  const spans = incidents
    .map(
      ({ openedAt, resolvedAt }) => [openedAt.getTime(), Math.min((resolvedAt ?? to).getTime(), to.getTime())] as const,
    )
    .sort(([one], [other]) => one - other)
  let sum = 0
  let until = Number.NEGATIVE_INFINITY
  for (const [start, end] of spans) {
    sum += Math.max(0, end - Math.max(start, until))
    until = Math.max(until, end)
  }
  return sum
}

function between(from: Date, to: Date | undefined): number {
  return (to ?? from).getTime() - from.getTime()
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}

function of(incidents: readonly Incident[], severity: Severity): number {
  return incidents.filter((each) => each.severity === severity).length
}

function ids(incidents: readonly Incident[]): readonly number[] {
  return incidents.map(({ id }) => id)
}
