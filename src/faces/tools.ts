import type { Listed } from '../commands/command.ts'
import { Fault } from '../model/fault.ts'
import { type Principal, reaches } from '../model/principal.ts'
import type { World } from '../model/world.ts'
import { matchesGlob } from '../values/glob.ts'
import { conversations } from './mcp/http.ts'
import { offered } from './mcp/kit.ts'
import { secretsOf } from './mcp/masked.ts'
import { comesFromHere } from './mcp/origin.ts'
import { toolName } from './mcp/tool.ts'

/** What a request for tools stands in. */
export interface Bench {
  readonly commands: Readonly<Record<string, Listed>>
  /** With the server as whoever asks may use it. */
  readonly world: World
  readonly actor: Principal
  readonly address: string
  readonly version: string
  failed(what: string, error: unknown): void
}

/** Answers MCP over HTTP: to each the tools that their role and scopes allow. */
export function toolsOverHttp(): (request: Request, bench: Bench) => Promise<Response> {
  const answer = conversations()
  return async (request, { commands, world, actor, address, version, failed }) => {
    if (!comesFromHere(request.headers, address))
      throw new Fault(
        'forbidden',
        'this comes from a page of another site',
        `Ask from ${address}, or without a browser.`,
      )
    const allow = new URL(request.url).searchParams.getAll('allow')
    return answer(request, {
      actor: actor.id,
      now: world.now(),
      kit: {
        version,
        commands: offered(commands),
        may: (id, { role }) => reaches(actor.role, role) && inScope(actor, id),
        async run(id, command, input) {
          if (!reaches(actor.role, command.role) || !inScope(actor, id))
            throw new Fault(
              'forbidden',
              `${actor.name} may not do this: it takes the role ${command.role}`,
              'An administrator can give it.',
            )
          return command.run(command.input.parse(input) as never, world)
        },
        // An administrator has named it in the token's scopes, or whoever set up the client in its address.
        agreed: (id) => actor.scopes?.includes(id) === true || matchesGlob(toolName(id), allow),
        howToAgree: (id) =>
          `Whoever set up the client can agree beforehand: end its address with \`/mcp?allow=${toolName(id)}\`, or use a token whose scopes name \`${id}\`.`,
        secrets: secretsOf(world.env),
        failed,
      },
    })
  }
}

function inScope({ scopes }: Principal, id: string): boolean {
  return !scopes || matchesGlob(id, scopes)
}
