import type { Severity } from './incident.ts'

/** Somebody who can be on call. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email?: string
  /** IANA; their nights are reckoned in it. */
  readonly zone: string
  readonly contacts: readonly Contact[]
  /** In the order in which they are tried; each contact, five minutes apart, unless said. */
  readonly rules: readonly NotificationRule[]
}

/** Where one person or team is reached; its secrets are sealed in the store. */
export interface Contact {
  readonly id: string
  /** The connector, such as `slack`. */
  readonly by: string
  readonly settings: Readonly<Record<string, string>>
  /** Its secrets, as JSON under the seal of the server; opened to send and for nothing else. */
  readonly sealed?: string
}

/** `after` in milliseconds from when the person is told, while nobody has acknowledged. */
export interface NotificationRule {
  readonly contact: string
  readonly after: number
  /** Only for incidents this bad or worse; all unless said. */
  readonly upTo?: Severity
}

/** What all contacts of one connector have in common: the mail server, the account of the SMS provider. */
export type Connection = Omit<Contact, 'id'>

export interface Team {
  readonly name: string
  readonly people: readonly string[]
  /** Chat rooms and the like; a target of an escalation. */
  readonly channels: readonly Contact[]
}

/** Who is on call. Times of day are of the rotation's own time zone, so that a hand-over at nine stays at nine. */
export interface Schedule {
  readonly name: string
  readonly team: string
  /** The first that covers a moment decides it; the others stand behind. */
  readonly rotations: readonly Rotation[]
  readonly overrides: readonly Override[]
}

export interface Rotation {
  readonly name: string
  /** IANA, such as `Europe/Berlin`. */
  readonly zone: string
  /** Local date and time at which the first person's first turn begins: `2026-11-02T09:00`. */
  readonly start: string
  /** Local date and time at which it ends for good. */
  readonly until?: string
  /** By person id, in order of their turns. */
  readonly people: readonly string[]
  readonly turn: Turn
  /** Hours of the week in which it counts; always unless said. What it does not cover falls to the rotations behind it. */
  readonly hours?: readonly Hours[]
  /** It does not stand behind the rotation before it but beside it: both are on call. */
  readonly beside?: boolean
}

/**
 * How long a turn is: by the clock on the wall, so that twelve hours from eight end at eight on every day of the year. Or when turns
 * begin, as an iCalendar recurrence from `start` on: `FREQ=WEEKLY;BYDAY=MO,TH`; each lasts until the next begins, or as long
 * as the ISO 8601 duration `lasts` says.
 */
export type Turn =
  | { readonly every: 'hour' | 'day' | 'week' | 'month'; readonly count: number }
  | { readonly rule: string; readonly lasts?: string }

/** `from` and `to` as `HH:MM`; a `to` that is not after `from` is of the next day. */
export interface Hours {
  readonly days: readonly Weekday[]
  readonly from: string
  readonly to: string
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** A change for a time. A swap is two of them. Of two that speak of the same person the later one counts. */
export interface Override {
  readonly id: string
  /** Absent for time off: the rotations behind come in, or there is a gap. */
  readonly person?: string
  /** Absent: whoever would have been, and gaps too. */
  readonly replaces?: string
  /** On call with those who are, in nobody's place. */
  readonly beside?: boolean
  readonly from: Date
  readonly to: Date
  readonly because: string
}

/** One person's time on call, of one rotation or override. `to` is not part of it. */
export interface Shift {
  readonly person: string
  readonly from: Date
  readonly to: Date
  readonly rotation?: string
  readonly override?: string
}

/** Time in which nobody is on call. */
export interface Gap {
  readonly from: Date
  readonly to: Date
}

/** Who is told, in order, until somebody acknowledges. */
export interface Escalation {
  readonly name: string
  readonly team: string
  readonly steps: readonly EscalationStep[]
  /** How often it begins anew when nobody answers. */
  readonly repeat: number
}

export interface EscalationStep {
  readonly tell: readonly Target[]
  /** Milliseconds until the next step. */
  readonly wait: number
}

export type Target =
  | { readonly schedule: string }
  | { readonly person: string }
  /** A channel of a team, such as a chat room: told, but nobody is thereby awake. */
  | { readonly channel: string }

/** What runs, and who is told when it does not. */
export interface Service {
  readonly name: string
  readonly team: string
  readonly escalation: string
}

/** Everything that a file says of who is on call. */
export interface Duties {
  readonly connections: readonly Connection[]
  readonly people: readonly Person[]
  readonly teams: readonly Team[]
  readonly schedules: readonly Omit<Schedule, 'overrides'>[]
  readonly escalations: readonly Escalation[]
  readonly services: readonly Service[]
  /** The escalation of what belongs to no service. */
  readonly default?: string
}
