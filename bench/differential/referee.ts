/** Holds how we read a directory of somebody's files against how another program reads it. */
export interface Referee {
  readonly title: string
  /** Why it cannot judge here, such as a program that is missing. */
  absent?(): Promise<string | undefined>
  /** `directory` is absolute. */
  compare(directory: string): AsyncIterable<Verdict>
}

/** `explained` differs on purpose: `because` says what the purpose is. */
export interface Verdict {
  /** A file, or what in a file was compared. */
  readonly what: string
  readonly is: 'equal' | 'refused by both' | 'explained' | 'different'
  readonly because?: string
}
