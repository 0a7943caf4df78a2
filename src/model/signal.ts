/** One line of a graph: seconds since 1970 and what was measured then. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly points: readonly (readonly [time: number, value: number])[]
}

/** Where measurements come from, whoever keeps them. Times are dates, steps are milliseconds. */
export interface Metrics {
  /** The value of each series at that moment; none where nothing is measured. */
  at(expression: string, when: Date): Promise<readonly Series[]>
  over(expression: string, from: Date, to: Date, step: number): Promise<readonly Series[]>
}
