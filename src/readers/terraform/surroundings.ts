import type { World } from '../../syntax/hcl/evaluate/scope.ts'
import type { Declared, Module } from './module.ts'

/** What the instances of one root have in common. */
export interface Surroundings {
  readonly world: Omit<World, 'refer'>
  /** The module that a call leads to, where it is in the repository. */
  target(module: Module, call: Declared): Module | undefined
  /** Whether one more instance may be made; says so once where not. */
  admit(call: Declared): boolean
  /** Reports that a call is not followed, and gives the reason back. */
  refuse(call: Declared, because: string): string
}
