import type { Labels } from './alert.ts'

/** A promise that can be measured, whoever wrote it down. */
export interface Objective {
  /** With its service it is known by this: `availability` of `api`. */
  readonly name: string
  readonly service: string
  readonly title: string
  /** Share that has to be good: 0.999. */
  readonly target: number
  readonly indicator: Indicator
  readonly budgeting: Budgeting
  /** The first one is what alerts are reckoned from. */
  readonly periods: readonly [Period, ...Period[]]
  /** Events a second that are expected; where they are known, a single failure pages nobody. */
  readonly rate?: number
  readonly labels: Labels
  readonly alerting: Alerting
}

/** `api/availability`: by what an objective is called among all others. */
export function objectiveId({ service, name }: Pick<Objective, 'service' | 'name'>): string {
  return `${service}/${name}`
}

/** Expressions are PromQL in which `$window` stands for a duration. */
export type Indicator =
  /** Of all events some are bad, or some are good. */
  | { readonly kind: 'ratio'; readonly part: string; readonly partIs: 'bad' | 'good'; readonly total: string }
  /** A share as it is, from 0 to 1. */
  | { readonly kind: 'share'; readonly query: string; readonly is: 'bad' | 'good' }
  /** A value that has to be, say, `lt` another: one look is one event. */
  | { readonly kind: 'threshold'; readonly query: string; readonly operator: Operator; readonly value: number }
  /** Of other objectives. `all`: what breaks one of them at some time is bad then. */
  | { readonly kind: 'composite'; readonly by: 'weight' | 'all'; readonly parts: readonly Part[] }

export type Operator = 'lt' | 'lte' | 'gt' | 'gte'

export interface Part {
  /** `api/availability`. */
  readonly objective: string
  readonly weight: number
}

export type Budgeting =
  | { readonly by: 'occurrences' }
  /** A slice of so many milliseconds is good where such a share of its events is. */
  | { readonly by: 'slices'; readonly slice: number; readonly target: number }
  /** Each slice counts the same, with the share that was bad in it. */
  | { readonly by: 'ratio-slices'; readonly slice: number }

export type Period =
  /** The last so many milliseconds. */
  | { readonly kind: 'rolling'; readonly length: number }
  /** One after the other from a day on: every so many months in such a time zone. */
  | {
      readonly kind: 'calendar'
      readonly count: number
      readonly unit: 'day' | 'week' | 'month' | 'year'
      readonly zone: string
      /** Local date and time: `2026-01-01T00:00`. */
      readonly from: string
    }

export interface Alerting {
  /** Of the alerts; absent where they are named after the objective. */
  readonly name?: string
  /** Where a language has windows of its own. */
  readonly windows?: readonly BurnWindow[]
  readonly labels: Labels
  readonly annotations: Labels
  readonly page?: Told
  readonly ticket?: Told
}

export interface Told {
  readonly off: boolean
  readonly labels: Labels
  readonly annotations: Labels
}

/** Two windows, in milliseconds, over both of which a budget burns so many times too fast. */
export interface BurnWindow {
  readonly burn: number
  readonly long: number
  readonly short: number
  /** How long both have to be so. */
  readonly for?: number
  readonly severity: 'page' | 'ticket'
}

/** What was counted, slot by slot: the slot at index i ends at `from + (i + 1) * step`. Where nothing was measured, `total` is NaN. */
export interface History {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly step: number
  readonly bad: readonly number[]
  readonly total: readonly number[]
}
