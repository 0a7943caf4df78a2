import { ZodError } from 'zod'
import { Fault } from '../../model/fault.ts'
import { masked } from '../../values/mask.ts'

/** What went wrong, as an answer: problem details of RFC 9457. A bug says no more than that it is one. */
export function problemOf(error: unknown): { readonly status: number; readonly body: Problem } {
  if (error instanceof Fault)
    return { status: statusOf(error.code), body: { code: error.code, detail: masked(error.message), help: error.help } }
  if (error instanceof ZodError) {
    const detail = error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`).join('\n')
    return {
      status: 400,
      body: { code: 'input', detail: masked(detail), help: 'The description of the API says what it takes.' },
    }
  }
  if (isUnstorable(error)) {
    const detail = `a value cannot be stored: ${masked(error.message)}`
    return { status: 400, body: { code: 'input', detail, help: 'The description of the API says what it takes.' } }
  }
  return {
    status: 500,
    body: { code: 'bug', detail: 'this is a bug of ours, not of yours', help: 'The log of the server says more.' },
  }
}

/** PostgreSQL's class 22: what was sent fits its type here and none there, such as a zero byte in a text or a number that is too large. */
function isUnstorable(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^22[0-9A-Z]{3}$/.test(error.code)
  )
}

export interface Problem {
  readonly code: string
  readonly detail: string
  readonly help: string
}

function statusOf(code: string): number {
  if (code === 'unauthenticated' || code === 'wrong-password') return 401
  if (code === 'forbidden' || code === 'cross-site' || code === 'no-role') return 403
  if (code.startsWith('unknown-') || code === 'not-found') return 404
  if (code === 'conflict') return 409
  if (code === 'too-large') return 413
  return code === 'too-many' ? 429 : 400
}
