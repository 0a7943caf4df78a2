import type { ZodType } from 'zod'
import type { Role } from '../model/principal.ts'
import type { World } from '../model/world.ts'

/** One verb of the product. The CLI, the HTTP API and the MCP tools are all drawn from it. */
export interface Command<Input = never, Output = unknown> {
  /** One line without a full stop. */
  readonly summary: string
  /** A zod object. Descriptions become the help; `positional` names the fields that need no flag, in order. */
  readonly input: ZodType<Input>
  readonly positional?: readonly string[]
  readonly output: ZodType<Output>
  /** Who may call it on a server. */
  readonly role: Role
  /** True for verbs that touch the world: asked for consent, marked destructive in MCP, POST over HTTP. */
  readonly changes: boolean
  /** Needs a server's `world.server`; from elsewhere it is sent to one. */
  readonly on?: 'server'
  /** Told this, it needs no server: it works on files of whoever calls. A server refuses it. */
  local?(input: Input): boolean
  /** A job: runs by itself on a server, and nobody is offered it. */
  readonly background?: true
  /** For a person alone: it holds the terminal, or shows a secret once. Language models are not offered it. */
  readonly personal?: true
  /** Cron of five fields in UTC, for a job that comes by itself. */
  readonly every?: string
  /** The answer follows from the input, the day and the files that are read: an earlier one stands as long as those do. */
  readonly follows?: true
  /** What is sent to a server in place of the input, by whom it is asked: files that only that place has become text. */
  sent?(input: Input, world: World): Promise<Input>
  /** Exit code for an answer; 0 where there is none. */
  verdict?(output: Output): 0 | 1 | 2
  run(input: Input, world: World): Promise<Output>
}

/** A command as the index lists it: help needs no more than the summary, so nothing else is loaded for it. */
export interface Listed {
  readonly summary: string
  readonly on?: 'server'
  readonly background?: true
  readonly personal?: true
  readonly load: () => Promise<Command>
}
