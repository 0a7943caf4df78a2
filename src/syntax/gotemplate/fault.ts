import type { Place } from './evaluation.ts'

/** Why a template cannot be executed further. Thrown inside of an evaluation, caught by it. */
export interface ExecFault {
  readonly execFault: string
  /** Where it arose. */
  readonly inner?: Place
  /** What the rendered template was about to do. */
  readonly outer?: Place
}

export function fail(message: string): never {
  const fault: ExecFault = { execFault: message }
  throw fault
}

export function isExecFault(error: unknown): error is ExecFault {
  return typeof error === 'object' && error !== null && 'execFault' in error
}
