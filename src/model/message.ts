import type { Severity } from './incident.ts'

/** What is told in one place. A connector puts it into the form of that place. */
export interface Message {
  /** The idempotency key: every attempt carries the same. */
  readonly id: string
  /** What the messages of one incident have in common: `incident/7`. */
  readonly thread: string
  readonly status: 'triggered' | 'acknowledged' | 'resolved'
  readonly severity: Severity
  readonly title: string
  /** Some lines, without markup. */
  readonly text: string
  readonly service?: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** The first is where the incident stands. */
  readonly links: readonly { readonly title: string; readonly url: string }[]
  readonly at: Date
  /** What the place said of the first message of the thread, so that this one can stand below it. */
  readonly follows?: string
}

/** How an attempt went. */
export type Receipt =
  | { readonly outcome: 'sent'; readonly detail: string; readonly reference?: string }
  /** Worth another attempt, not before `after` milliseconds where the place says so. */
  | { readonly outcome: 'retry'; readonly detail: string; readonly after?: number }
  /** No attempt will go better: somebody has to change something. */
  | { readonly outcome: 'refused'; readonly detail: string }
