import type { Paint } from './terminal.ts'

/** How the answer of the command of the same name is shown. JSON is always there: the answer itself. */
export interface View<Output = never> {
  /** For a person. The last line names the next step. */
  human(output: Output, page: Page): string
  /** What the command has to be asked for beside, so that a format has it to show. */
  readonly asks?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** By the word that `--format` takes, such as `sarif`. */
  readonly formats?: Readonly<Record<string, (output: Output, page: Page) => string>>
}

export interface Page {
  readonly paint: Paint
  readonly width: number
  readonly version: string
}
