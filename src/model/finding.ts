import type { Edit, Place } from './source.ts'

/** From the mildest to the worst; the order is the ranking. */
export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** A check's verdict on one spot of one resource. */
export interface Finding {
  readonly check: string
  readonly severity: Severity
  readonly message: string
  readonly resource: string
  readonly kind: string
  readonly scope: string
  readonly place: Place
  /** Every other place that has a part in it. */
  readonly related: readonly Related[]
  readonly fix?: Fix
}

export interface Related {
  readonly message: string
  readonly resource: string
  readonly place: Place
}

/** The edits belong together: all are applied or none. */
export interface Fix {
  readonly safe: boolean
  readonly edits: readonly Edit[]
}
