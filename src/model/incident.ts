import type { Labels } from './alert.ts'

/** 1 is the worst. */
export type Severity = 1 | 2 | 3 | 4

/** What is wrong, from the first signal until it is understood. */
export interface Incident {
  readonly id: number
  readonly title: string
  readonly severity: Severity
  readonly status: IncidentStatus
  /** By name, where it is known. */
  readonly service?: string
  readonly labels: Labels
  readonly openedAt: Date
  readonly acknowledgedAt?: Date
  /** By a person. */
  readonly acknowledgedBy?: string
  /** It works again. */
  readonly resolvedAt?: Date
  /** The review is written and its actions have owners. */
  readonly closedAt?: Date
}

export type IncidentStatus = 'triggered' | 'acknowledged' | 'resolved' | 'closed'

/** One line of an incident's history. Never changed, never taken away. */
export interface Event {
  readonly at: Date
  /** A principal. */
  readonly by: string
  readonly kind: string
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Somebody was told through one channel; proof of how that went is kept with it. */
export interface Page {
  /** The idempotency key that every attempt carries. */
  readonly id: string
  readonly incident: number
  readonly person: string
  readonly channel: string
  readonly status: 'waiting' | 'sent' | 'failed' | 'dropped'
  readonly attempts: number
  readonly error?: string
  readonly createdAt: Date
  readonly sentAt?: Date
}
