const message = Symbol('failure')

interface Failure {
  readonly [message]: string
}

/** Gives up on an expression that Terraform refuses. `try`, `can` and whoever asked for the value catch it. */
export function fail(because: string): never {
  throw { [message]: because } satisfies Failure
}

/** Why an expression was given up, `undefined` where something else was thrown. */
export function failureOf(thrown: unknown): string | undefined {
  return typeof thrown === 'object' && thrown !== null && message in thrown ? (thrown as Failure)[message] : undefined
}
