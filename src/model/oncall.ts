/** Who is on call. Times of day are of the rotation's own time zone, so that a hand-over at nine stays at nine. */
export interface Schedule {
  readonly name: string
  readonly team: string
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
  readonly turn: { readonly every: 'hour' | 'day' | 'week' | 'month'; readonly count: number }
  /** Hours of the week in which it counts; always unless said. What it does not cover falls to the rotations behind it. */
  readonly hours?: readonly Hours[]
}

/** `from` and `to` as `HH:MM`; a `to` that is not after `from` is of the next day. */
export interface Hours {
  readonly days: readonly Weekday[]
  readonly from: string
  readonly to: string
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

/** One person in another's place. `replaces` absent: whoever would have been. A swap is two of them. */
export interface Override {
  readonly id: string
  readonly person: string
  readonly replaces?: string
  readonly from: Date
  readonly to: Date
  readonly because: string
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

/** Where one person or team is reached; its secrets are sealed in the store. */
export interface Contact {
  readonly id: string
  /** The connector, such as `slack`. */
  readonly by: string
  readonly settings: Readonly<Record<string, string>>
}
