import type { Command, Listed } from '../../commands/command.ts'

/** What a way of speaking MCP hands to the protocol: which commands there are, how one is run, and who agreed to what. */
export interface Kit {
  readonly version: string
  readonly commands: Readonly<Record<string, Listed>>
  /** Where whoever asks may not call it, it is not offered. */
  may(id: string, command: Command): boolean
  run(id: string, command: Command, input: unknown, tell: (message: string) => void): Promise<unknown>
  /** Whether somebody agreed beforehand to what the command changes. */
  agreed(id: string): boolean
  /** How one agrees beforehand, for whoever is refused. */
  readonly howToAgree: (id: string) => string
  /** Texts that no answer may hold. */
  readonly secrets: readonly string[]
  /** A line of the log for a bug. */
  failed(what: string, error: unknown): void
  readonly resources?: Resources
}

/** What a client may read without calling anything. */
export interface Resources {
  list(): Promise<readonly { readonly uri: string; readonly name: string; readonly mimeType: string }[]>
  /** `undefined` where there is no such thing. */
  read(uri: string): Promise<{ readonly mimeType: string; readonly text: string } | undefined>
}

/** Commands that are tools: not those that run by themselves, and not those that are for a person alone. */
export function offered(commands: Readonly<Record<string, Listed>>): Readonly<Record<string, Listed>> {
  return Object.fromEntries(Object.entries(commands).filter(([, { background, personal }]) => !background && !personal))
}
