/** How the bad share of an SLO is measured, in one form for requests, jobs and probes. */
export interface Indicator {
  /** Reads on after "2% of". */
  readonly bad: string
  /** What the ratios of such windows are reckoned from. */
  recordings(windows: readonly number[]): readonly Recording[]
  /** Expression of the bad share over so many milliseconds, by namespace. */
  ratio(window: number): string
  /** Expression of how many were bad within a window. */
  failures(window: number): string
  /** Comes with a rhythm of its own, not as users please. */
  readonly steady: boolean
  readonly samples: Samples
  /** What others may reckon the share from: counters, or a share as it is. */
  readonly measure: Measure
}

export type Measure =
  | { readonly total: string; readonly part: string; readonly partIs: 'bad' | 'good' }
  | { readonly failure: string }

export interface Recording {
  readonly record: string
  readonly expr: string
}

/** Series for unit tests, without `namespace`. */
export type Samples =
  /** Counters that grow with every event, with the good ones and with the bad ones. */
  | { readonly all: readonly string[]; readonly good: readonly string[]; readonly bad: readonly string[] }
  /** Gauges of a probe that went well and of one that went wrong. */
  | { readonly up: Readonly<Record<string, number>>; readonly down: Readonly<Record<string, number>> }
