import type { PostedAlert } from '../model/alert.ts'

/** One request of somebody who sends alerts. */
export interface Incoming {
  readonly text: string
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  /** Where in any JSON an alert stands; of a sender of no known shape. */
  readonly mapping?: unknown
  readonly now: Date
}

/** Alerts that one request of a known shape holds. Senders that speak only when something changes are believed for a week. */
export interface Intake {
  readonly title: string
  /** Characters of a request at most. */
  readonly limit: number
  /** A Fault that says in one sentence what is wrong. */
  read(incoming: Incoming): Promise<readonly PostedAlert[]> | readonly PostedAlert[]
}

export const week = 7 * 86_400_000
