import type { Server } from './server.ts'

/** Everything outside the process that may be touched. Tests hand in a small one. */
export interface World {
  /** Absolute; paths given to `files` are relative to it and use `/`. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  readonly files: Files
  /** Runs a program without a shell. `undefined` where there is no such program. */
  readonly run: (program: string, args: readonly string[], options?: RunOptions) => Promise<Ran | undefined>
  /** A line of progress for the person who waits. */
  readonly tell: (message: string) => void
  /** Absent where nobody is there to be asked. */
  readonly ask?: Ask
  /** Absent where nothing of a run is kept. */
  readonly kept?: Kept
  /** Present on a server alone. */
  readonly server?: Server
  /** Ways in that stay open; absent where none can be opened. */
  readonly doors?: Doors
}

/** Ways in and out that last longer than a command. */
export interface Doors {
  /** Stays open until it is told to end. */
  serve(options: ServeOptions): Promise<void>
  /** Speaks to a language model's client on standard input and output. */
  mcp(options: McpOptions): Promise<void>
  /** Signs in to a server and keeps the token for this user of this machine. */
  signIn(server: string, as: Credentials): Promise<SignedIn>
  /** Revokes what is kept and forgets it; answers the server, where there was one. */
  signOut(): Promise<string | undefined>
}

export interface McpOptions {
  /** Tools, or globs of them, that may change things without asking. */
  readonly allow: readonly string[]
  readonly allowChanges: boolean
  /** Tools that are offered; all where none is named. */
  readonly only: readonly string[]
}

export type Credentials = { readonly name: string; readonly password: string } | { readonly token: string }

/** Who one is to a server. */
export interface SignedIn {
  readonly server: string
  readonly id: string
  readonly name: string
  readonly role: string
  /** ISO 8601; absent where the token was made elsewhere. */
  readonly endsAt?: string | undefined
}

export interface ServeOptions {
  /** Address that is listened on; loopback unless said. */
  readonly host: string
  readonly port: number
  /** Folder of the embedded database and of the key. */
  readonly data: string
  /** `postgres://...` of another one. */
  readonly database?: string
  /** Where people reach it. */
  readonly address?: string
}

/** Texts that one run leaves for the next of the same program. What is kept may be gone at any time, and nothing changes by it. */
export interface Kept {
  load(key: string): Promise<string | undefined>
  save(key: string, text: string): Promise<void>
}

export interface Files {
  read(path: string): Promise<string | undefined>
  /** What `walk` would read, without opening it. */
  list(directory: string, options?: WalkOptions): Promise<Listing>
  /** Every readable text file under a directory, and what was left out and why. */
  walk(directory: string, options?: WalkOptions): Promise<Walk>
  /** All of them or, when interrupted, for each the old text or the new one. `undefined` deletes. */
  write(texts: ReadonlyMap<string, string | undefined>): Promise<void>
  /** A fresh directory outside the tree, for provers; removed when the process ends. Absolute. */
  temporary(files: ReadonlyMap<string, string>): Promise<string>
}

export interface WalkOptions {
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
}

export interface Listing {
  /** `state` changes when the file does, unless it was changed twice within the resolution of a clock; `changed` in milliseconds since 1970. */
  readonly files: readonly { readonly path: string; readonly state: string; readonly changed: number }[]
  readonly skipped: readonly Skipped[]
}

export interface Skipped {
  readonly path: string
  readonly because: string
}

export interface Walk {
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly skipped: readonly Skipped[]
}

export interface RunOptions {
  /** Absolute. */
  readonly cwd?: string
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  /** Milliseconds; 60,000 unless said. */
  readonly timeout?: number
  /** UTF-8 unless said; in Latin-1 a character is a byte. */
  readonly encoding?: 'utf8' | 'latin1'
}

export interface Ran {
  /** Absent when it was ended by the time-out. */
  readonly code?: number
  readonly stdout: string
  readonly stderr: string
}

export interface Ask {
  text(
    question: string,
    options?: { readonly initial?: string; readonly check?: (answer: string) => string | undefined },
  ): Promise<string>
  choose(
    question: string,
    options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[],
  ): Promise<string>
  chooseSome(
    question: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ): Promise<readonly string[]>
  /** What is typed is not shown. */
  secret?(question: string): Promise<string>
  confirm(question: string): Promise<boolean>
  /** A text for whoever is asked; a diff in it is shown as one. */
  show?(text: string): void
}
