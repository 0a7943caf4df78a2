import type { Plan } from './plan.ts'
import type { Spec } from './spec.ts'

/** A question that was settled: the answer, and what a reviewer would ask for. */
export interface Decided {
  readonly question: string
  readonly answer: string
  /** What the answer is, in words. */
  readonly meaning: string
  readonly because: string
  readonly options: readonly Option[]
  /** What the answer costs that another would not. */
  readonly givenUp: string
  /** What in the spec would have to change for another answer. */
  readonly changesIf: string
  /** What was read for it, with its date. */
  readonly sources: readonly string[]
  /** The team said so itself. */
  readonly overruled?: true
}

/** By key: `network`, `compute/api`, `backup/db`. */
export type Answers = Readonly<Record<string, Decided>>

export interface Option {
  readonly answer: string
  readonly meaning: string
  /** What it is good for and bad for, whoever asks. */
  readonly good?: string
  readonly bad?: string
  /** Why not, in this case; absent for the one that was taken. */
  readonly against?: string
}

/** A spec with every question settled: enough to write files from, nothing left to choose. */
export interface Blueprint {
  readonly spec: Spec
  readonly decided: Answers
  readonly plan: Plan
  readonly cost: Estimate
}

/** Monthly cost, resource by resource. */
export interface Estimate {
  readonly items: readonly CostItem[]
  /** US dollars a month; what could not be priced is not in it. */
  readonly total: number
  /** What has no price in the book. The total is partial when there is any. */
  readonly unpriced: readonly string[]
  /** Oldest date among the prices that were used. */
  readonly asOf: string
}

export interface CostItem {
  readonly what: string
  readonly stack: string
  /** What the price book calls it, and where it is bought. */
  readonly sku: string
  readonly region: string
  readonly quantity: number
  readonly unit: string
  readonly usd: number
  readonly source: string
  /** No list has its price in the region: it is that of another region, brought to the level of this one. */
  readonly estimated?: true
}

/** A file that a generator wants to exist, and the decisions that called for it. */
export interface Artifact {
  readonly path: string
  readonly text: string
  readonly because: readonly string[]
  /** Written once and then left to people. */
  readonly seeded?: true
  /** Where it was before, so that an edit follows the file. */
  readonly formerly?: string
}
