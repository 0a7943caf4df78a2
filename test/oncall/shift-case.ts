import type { Override, Rotation } from '../../src/model/oncall.ts'

/** Times are UTC; what is expected is `person from to` in order, then the gaps as `- from to`. */
export interface ShiftCase {
  readonly name: string
  readonly rotations: readonly Omit<Rotation, 'name'>[]
  readonly overrides?: readonly (Pick<Override, 'person' | 'replaces' | 'beside'> & { from: string; to: string })[]
  /** From and to. */
  readonly span: string
  readonly expect: readonly string[]
}
