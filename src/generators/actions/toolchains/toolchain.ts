import type { Step } from '../steps.ts'

/** How code of a runtime is installed, checked and tested, by the scripts that its people expect. */
export interface Toolchain {
  /** Also the name of the workflow that tests with it. */
  readonly name: string
  /** Puts the tools, and the packages of earlier runs, in place for the code in a directory. */
  setup(path: string): readonly Step[]
  readonly install: string
  readonly lint: string
  /** Tests that need nothing but the code; they leave what `covered` reads. */
  readonly test: string
  /** Prints the share of the lines that the tests ran, in percent. */
  readonly covered: string
  /** Tests against the real stores, whose addresses are variables. */
  readonly integrate: string
  /** Fails on packages with a known hole; absent where the scan of the repository sees all of them. */
  readonly audit?: string
  /** Makes what runs, of a frontend the files in `dist`; absent where code runs as it is written. */
  readonly build?: string
  /** What static analysis calls the language; absent where CodeQL does not know it. */
  readonly codeql?: string
  /** What Dependabot calls its packages. */
  readonly ecosystem: string
}
