import type { Principal } from './principal.ts'

/** What a command on a server has beside the world: what must not be lost, work for later, and who asks. */
export interface Server {
  readonly database: Database
  readonly jobs: Jobs
  readonly actor: Principal
  readonly seal: Seal
  readonly fetch: typeof fetch
  /** Where people reach this server, without a slash at the end; links in pages begin with it. */
  readonly address: string
  /** Tells every open console and every replica that something of this topic changed; in a transaction, once it is committed. */
  readonly announce: (database: Database, topic: Topic, subject: string) => Promise<void>
  /** Counts what happened for the metrics of this server, once it is committed; absent where nobody measures. */
  readonly count?: Count
}

/** Alerts (`accepted`, `refused`) and attempts to tell people (`sent`, `retried`, `failed`). */
export type Count = (what: 'alert' | 'page', outcome: string, by?: number) => void

/** What a console may follow. */
export type Topic = 'alert' | 'incident' | 'page' | 'oncall' | 'slo' | 'delivery' | 'trail' | 'setting'

/** PostgreSQL, spoken to with `$1` parameters. */
export interface Database {
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>
  /** All or nothing. Inside a transaction it joins that one. */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>
}

/** Work for later. A job is a command that runs by itself: its name is the command's id, its data the command's input. */
export interface Jobs {
  /** Accepted with the transaction of `database`: it runs once that is committed, never otherwise. */
  send(database: Database, command: string, input: object, options?: JobOptions): Promise<void>
}

export interface JobOptions {
  /** Not before; now unless said. */
  readonly at?: Date
  /** Of waiting jobs of one command and key there is one; a second is dropped. */
  readonly key?: string
}

/** What needs the key of the server: AES-256-GCM for what is stored, signatures for what leaves. */
export interface Seal {
  seal(plain: string): string
  /** A Fault where the text was sealed under another key. */
  open(sealed: string): string
  /** Ed25519, base64url: proves that a server with this key has said it. */
  sign(text: string): string
  /** What signatures are held against: base64url of 32 bytes. */
  readonly publicKey: string
}
