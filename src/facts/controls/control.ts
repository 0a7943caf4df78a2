import type { Fact, Table } from '../fact.ts'

/** A requirement that a check or an artifact can serve. Titles are ours, not the standard's wording. */
export interface Control {
  /** Framework and number, as checks cite it: `soc2/CC6.1`. */
  readonly id: string
  readonly framework: string
  readonly title: string
  /** Who has to show it where files cannot. */
  readonly answers: Answers
}

export type Answers = 'management' | 'people' | 'legal' | 'security' | 'operations' | 'engineering' | 'provider'

type Row = readonly [number: string, answers: Answers, title: string]

export function controlsOf(framework: string, { source, date }: Fact, rows: readonly Row[]): Table<Control> {
  return {
    source,
    date,
    rows: rows.map(([number, answers, title]) => ({ id: `${framework}/${number}`, framework, title, answers })),
  }
}
