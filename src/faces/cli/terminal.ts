import type picocolors from 'picocolors'

/** What a command line writes on. */
export interface Terminal {
  /** The result. */
  readonly out: (text: string) => void
  /** Progress and complaints. */
  readonly err: (text: string) => void
  /** Of each of the two: somebody reads it in colour. */
  readonly colour: { readonly out: boolean; readonly err: boolean }
  /** Columns. */
  readonly width: number
}

export type Paint = ReturnType<typeof picocolors.createColors>

/** `FORCE_COLOR` before `NO_COLOR` before what the stream is. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '')
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  if (env.NO_COLOR) return false
  return isTerminal && env.TERM !== 'dumb'
}
