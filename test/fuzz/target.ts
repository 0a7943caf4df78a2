import type { Chance } from '../laws/mutate.ts'

/** One language under fire. */
export interface Target {
  /** A text by the grammar of the language: mostly valid, with every construct that it has. */
  write(chance: Chance): string
  /** What is wrong with how the text was read: a place whose text does not read back to its value, say. Throwing is wrong too. */
  judge(text: string): string | undefined
}
