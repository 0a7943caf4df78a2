import type { Context } from 'hono'
import type { Listed } from '../../commands/command.ts'
import type { Principal, Role } from '../../model/principal.ts'
import type { Server } from '../../model/server.ts'
import type { World } from '../../model/world.ts'

/** What only HTTP knows, by method and path: `POST /api/v2/alerts`. Commands need no routes, the API is drawn from them. */
export type Routes = Readonly<Record<string, Route>>

export interface Route {
  /** One line for the description of the API. */
  readonly summary: string
  /** Who may ask; `open` to everybody, which is for what proves itself by a signature or a secret in its path. */
  readonly access: Role | 'open'
  /** `within`: what a token is limited to is looked at by the route itself, command by command. */
  readonly scopes?: 'within'
  handle(context: Context, inside: Inside): Response | Promise<Response>
}

/** What a route may ask for. */
export interface Inside {
  /** The server as whoever asks may use it. */
  readonly server: Server
  /** The world that commands are run in, with that server. */
  readonly world: World
  /** Of a route that is not open. */
  readonly actor: Principal
  readonly version: string
  /** Whether the server has been told to end. */
  isEnding(): boolean
  /** A line of the log for a bug. */
  failed(what: string, error: unknown): void
  /** Measurements in the text format of Prometheus. */
  metrics(): Promise<string>
  /** What the interface offers. */
  readonly commands: Readonly<Record<string, Listed>>
  /** Calls back for each announcement until the answer is closed. */
  follow(heard: (event: string) => void): () => void
}
