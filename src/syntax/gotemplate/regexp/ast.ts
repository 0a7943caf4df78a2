/** A regular expression of Go's syntax (RE2). */
export type Regex =
  | { readonly is: 'empty' }
  | { readonly is: 'set'; readonly ranges: readonly Range[] }
  | { readonly is: 'assert'; readonly what: Assertion }
  | { readonly is: 'sequence' | 'either'; readonly parts: readonly Regex[] }
  | { readonly is: 'group'; readonly of: Regex; readonly index: number }
  | { readonly is: 'repeat'; readonly of: Regex; readonly min: number; readonly max: number; readonly lazy: boolean }

/** Code points, both ends included. */
export type Range = readonly [number, number]

export type Assertion = 'text start' | 'text end' | 'line start' | 'line end' | 'word' | 'no word'

export interface Expression {
  readonly root: Regex
  /** Of the groups, from 1 on; empty where a group has no name. */
  readonly names: readonly string[]
}
