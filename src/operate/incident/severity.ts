import type { Labels } from '../../model/alert.ts'
import type { Severity } from '../../model/incident.ts'

/** Which alerts are how bad: the first row of which every label fits decides; `*` fits any value that is there. */
export interface SeverityRow {
  readonly labels: Labels
  readonly severity: Severity
}

/** The words that Prometheus rules, Datadog and CloudWatch commonly use. */
export const usual: readonly SeverityRow[] = [
  { labels: { severity: 'page' }, severity: 1 },
  { labels: { severity: 'critical' }, severity: 1 },
  { labels: { severity: 'P1' }, severity: 1 },
  { labels: { severity: 'error' }, severity: 2 },
  { labels: { severity: 'major' }, severity: 2 },
  { labels: { severity: 'high' }, severity: 2 },
  { labels: { severity: 'P2' }, severity: 2 },
  { labels: { severity: 'ticket' }, severity: 3 },
  { labels: { severity: 'warning' }, severity: 3 },
  { labels: { severity: 'minor' }, severity: 3 },
  { labels: { severity: 'P3' }, severity: 3 },
  { labels: { severity: 'info' }, severity: 4 },
  { labels: { severity: 'none' }, severity: 4 },
]

/** What nothing is known of is taken for bad enough to be looked at within the hour. */
export function severityOf(labels: Labels, rows: readonly SeverityRow[]): Severity {
  const row = [...rows, ...usual].find((each) =>
    Object.entries(each.labels).every(([name, value]) =>
      value === '*' ? labels[name] !== undefined : labels[name]?.toLowerCase() === value.toLowerCase(),
    ),
  )
  return row?.severity ?? 3
}

/** Milliseconds in which somebody has to answer: 5 minutes, 15 minutes, an hour, a day. */
export const response: Readonly<Record<Severity, number>> = {
  1: 5 * 60_000,
  2: 15 * 60_000,
  3: 60 * 60_000,
  4: 24 * 60 * 60_000,
}
