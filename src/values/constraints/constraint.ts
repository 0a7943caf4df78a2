/** What a dependency admits, as its ecosystem understands the text. */
export interface Constraint {
  /** The text alone decides the version: what is published tomorrow is never taken. */
  readonly pinned: boolean
  /** Nothing below it is admitted; itself is, unless the bound is exclusive. Absent where there is no lower bound. */
  readonly lowest?: string
  /** `undefined` where the text is no version of this ecosystem. */
  admits(version: string): boolean | undefined
}
