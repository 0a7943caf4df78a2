import { validate } from 'dockerfile-utils'

/** What is wrong, by line from 0. A file of its own, since a bundler gives CommonJS no named exports when it is imported on demand. */
export function faultsIn(text: string): readonly { readonly line: number; readonly message: string }[] {
  // Severity 1 is an error; the rest are matters of taste, which the checks judge.
  return validate(text)
    .filter(({ severity }) => severity === 1)
    .map(({ range, message }) => ({
      line: range.start.line,
      message: typeof message === 'string' ? message : message.value,
    }))
}
