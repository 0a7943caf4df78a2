import { type Labels, minus } from './labels.ts'
import type { PromqlNode } from './parse.ts'

/** One way in which an expression may give series: `a or b` has two. */
export interface Outcome {
  readonly labels: Labels
  /** Labels that each series has, because a matcher demands them; with the value where it is one. */
  readonly sure: ReadonlyMap<string, string | undefined>
  /** What every sample is, where it does not depend on any series. */
  readonly value?: number
  /** It is there whatever was scraped. */
  readonly always: boolean
  /** Labels that a join has brought and nothing has used since, with the join. */
  readonly brought: ReadonlyMap<string, PromqlNode>
  /** It is there only where something else is missing. */
  readonly absence?: true
  /** It may have been reckoned together with another outcome. */
  readonly mixed?: true
  readonly node: PromqlNode
}

/** What can never be so in an expression, though it is read without a fault. */
export interface Futility {
  readonly kind: 'join' | 'branch' | 'lost' | 'brought' | 'constant'
  readonly message: string
  readonly node: PromqlNode
}

export interface Outlook {
  readonly outcomes: readonly Outcome[]
  readonly futilities: readonly Futility[]
}

export type Say = (kind: Futility['kind'], node: PromqlNode, message: string) => void

/** The same without fields that are `undefined`. */
export function defined(outcome: Omit<Outcome, 'value'> & { readonly value?: number | undefined }): Outcome {
  const { value, ...rest } = outcome
  return value === undefined ? rest : { ...rest, value }
}

export function constant(node: PromqlNode): Outcome {
  return { labels: none, sure: new Map(), always: true, brought: new Map(), node }
}

const none: Labels = { only: new Set(), removed: new Set() }

export function numberOf(text: string): number | undefined {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : undefined
}

export function unnamed(outcome: Outcome): Outcome {
  return { ...outcome, labels: minus(outcome.labels, ['__name__']), sure: without(outcome.sure, ['__name__']) }
}

export function without<T>(map: ReadonlyMap<string, T>, names: readonly string[]): ReadonlyMap<string, T> {
  return new Map([...map].filter(([name]) => !names.includes(name)))
}
