import type { Matcher } from './alert.ts'

/** Who is told of which alerts, and when: a configuration of Alertmanager, with everything that routes inherit written out. Lengths are milliseconds. */
export interface Routing {
  readonly root: Route
  readonly receivers: readonly Receiver[]
  readonly inhibitions: readonly Inhibition[]
  readonly intervals: Readonly<Record<string, readonly Interval[]>>
  /** An alert without an end is over after so long without a word. */
  readonly resolveTimeout: number
}

export interface Route {
  /** Steps from the root, each the place among its siblings: `0/2/1`. */
  readonly id: string
  /** Matchers from the root on, as they begin a group's key. */
  readonly key: string
  readonly receiver: string
  readonly matchers: readonly Matcher[]
  /** Siblings behind it are asked too. */
  readonly continues: boolean
  /** Labels in the order of their names; `all` for `...`. */
  readonly groupBy: readonly string[] | 'all'
  readonly groupWait: number
  readonly groupInterval: number
  readonly repeatInterval: number
  /** Names of intervals. */
  readonly mutedIn: readonly string[]
  readonly activeIn: readonly string[]
  readonly routes: readonly Route[]
}

export interface Receiver {
  readonly name: string
  readonly ways: readonly Way[]
}

/** One way in which a receiver is told. */
export interface Way {
  /** `webhook`, `slack`, `email`: the list's name without `_configs`. */
  readonly kind: string
  readonly index: number
  readonly sendResolved: boolean
  /** As it is written, with what is global filled in. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** While an alert of the source fires, those of the target that equal it in these labels are told to nobody. */
export interface Inhibition {
  readonly source: readonly Matcher[]
  readonly target: readonly Matcher[]
  readonly equal: readonly string[]
}

/** A stretch of the calendar. A list that is absent takes every time; both ends of a range belong to it, save the end of `times`. */
export interface Interval {
  /** Minutes of the day. */
  readonly times?: readonly Range[]
  /** Sunday is 0. */
  readonly weekdays?: readonly Range[]
  /** Counted from the end of the month where negative. */
  readonly daysOfMonth?: readonly Range[]
  readonly months?: readonly Range[]
  readonly years?: readonly Range[]
  /** IANA; UTC unless said. */
  readonly location?: string
}

export type Range = readonly [from: number, to: number]
