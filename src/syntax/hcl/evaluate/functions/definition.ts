import type { World } from '../scope.ts'
import type { Type, Value } from '../value.ts'

/** A function of Terraform. Arguments come converted; none is unknown, and none holds an unknown unless `holes` says so. */
export interface Definition {
  readonly takes: readonly Type[]
  /** How many of the last parameters may be left out. */
  readonly optional?: number
  /** The type of any further arguments. */
  readonly more?: Type
  /** Takes `null` too. */
  readonly nulls?: true
  /** Works with collections that hold unknowns; an argument that is unknown itself still makes all unknown. */
  readonly holes?: true
  /** Works with arguments that are unknown. */
  readonly unknowns?: true
  run(args: readonly Value[], call: Call): Value
}

export interface Call {
  readonly world: World
  /** The call as it is written. */
  readonly text: string
}

export type Definitions = { readonly [name: string]: Definition }

export function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function number(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0
}
