import type { Path } from '../../model/source.ts'

/** A fault that each line alone does not have. */
export interface Contradiction {
  readonly at: Path
  readonly part?: 'key' | 'value'
  readonly what: string
  readonly remedy: string
  readonly related?: readonly Path[]
}
