import type { Expression } from '../ast.ts'
import { fail } from './failure.ts'
import type { Value } from './value.ts'

/** What an expression is evaluated in. */
export interface Scope {
  /** The text that the expression stands in. */
  readonly text: string
  readonly world: World
  /** Names that loops around it give, the innermost first. */
  readonly bound?: Bound
}

interface Bound {
  readonly name: string
  readonly value: Value
  readonly outer?: Bound
}

/** What lies outside the expression. It may be asked for the same thing often. */
export interface World {
  /**
   * What `root` and the steps after it lead to, such as `var` and `region`: the value, and how many of the steps it took.
   * `undefined` where no such thing can be referred to.
   */
  refer(root: string, steps: readonly Step[]): Found | undefined
  /** The text of a file; `undefined` where it is not known. */
  file(path: string): string | undefined
  /** The files that are known under a directory, relative to it; there may be more. */
  filesUnder(path: string): readonly string[]
  /** What a template in a file or text comes to, with no other names than those of `values`. */
  template(text: string, values: ReadonlyMap<string, Value>): Value
  /** YAML is a language of others. Fails where it is no YAML. */
  decodeYaml(text: string): Value
  readonly effort: Effort
}

/** How much has been done, so that nothing can keep us busy for ever. */
export interface Effort {
  /** Steps that are left. */
  left: number
  depth: number
  /** More than none inside `try` and `can`, which want to know of failures. */
  trying: number
}

/** A name, an index that has been evaluated, or a splat: `[*]` where full, `.*` otherwise. */
export type Step =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'index'; readonly key: Value }
  | { readonly is: 'splat'; readonly full: boolean }

export interface Found {
  readonly value: Value
  readonly steps: number
}

const MAX_DEPTH = 300

/** Counts one step, and one level deeper until `rise`. */
export function sink(effort: Effort): void {
  if (--effort.left < 0) fail('it takes too long to evaluate')
  if (++effort.depth > MAX_DEPTH) {
    effort.depth--
    fail('it is nested too deeply')
  }
}

export function rise(effort: Effort): void {
  effort.depth--
}

export function boundTo({ bound }: Scope, name: string): { readonly value: Value } | undefined {
  for (let each = bound; each; each = each.outer) if (each.name === name) return each
  return undefined
}

export function binding(scope: Scope, name: string, value: Value): Scope {
  return { ...scope, bound: { name, value, ...(scope.bound && { outer: scope.bound }) } }
}

export function textOf({ text }: Scope, { start, end }: Expression): string {
  return text.slice(start, end)
}
