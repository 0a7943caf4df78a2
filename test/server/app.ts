import { randomBytes } from 'node:crypto'
import { appOf } from '../../src/faces/server/app.ts'
import { serverCommands } from '../../src/faces/server/commands.ts'
import type { Principal, Role } from '../../src/model/principal.ts'
import type { Database, Server } from '../../src/model/server.ts'
import type { World } from '../../src/model/world.ts'
import { addAccount } from '../../src/store/access/accounts.ts'
import { addToken } from '../../src/store/access/tokens.ts'
import { sealedWith } from '../../src/store/seal.ts'
import { hashOfTicket, newTicket } from '../../src/values/ticket.ts'
import { worldOf } from '../world.ts'

export interface TestApp {
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  /** Every `METHOD /path` that is answered. */
  readonly ways: readonly string[]
  /** Asks as an account of that role, which is made when it is first asked for: `await (await signedIn('viewer'))('/api/me/show')`. */
  readonly signedIn: (role: Role) => Promise<Ask>
  /** The world that a command is run in, as that person. */
  readonly worldAs: (actor?: Principal) => World & { readonly server: Server }
  /** Jobs that were asked for, also by transactions that failed later. */
  readonly sent: { readonly command: string; readonly input: object; readonly at?: Date }[]
  /** What was announced, as `topic subject`. */
  readonly announced: string[]
  /** Bugs and failures that the server logged. */
  readonly logged: string[]
}

/** A body is sent as JSON by POST; without one it is a GET. */
export type Ask = (path: string, body?: unknown, init?: RequestInit) => Promise<Response>

/** The interface of a server on this database without sockets and without jobs being done. */
export async function testApp(
  database: Database,
  {
    now = () => new Date(),
    address = 'http://127.0.0.1:7070',
    reach = fetch,
    env = {},
  }: { now?: () => Date; address?: string; reach?: typeof fetch; env?: World['env'] } = {},
): Promise<TestApp> {
  const { offered, listed } = await serverCommands()
  const sent: { command: string; input: object; at?: Date }[] = []
  const announced: string[] = []
  const logged: string[] = []
  const seal = sealedWith(randomBytes(32))
  const worldAs = (actor: Principal = { id: 'user:ada', name: 'Ada', role: 'admin' }) => ({
    ...worldOf(new Map()),
    now,
    env,
    server: {
      database,
      jobs: {
        send: async (_: Database, command: string, input: object, { at }: { at?: Date } = {}) =>
          void sent.push({ command, input, ...(at && { at }) }),
      },
      actor,
      seal,
      fetch: reach,
      address,
      announce: async (_: Database, topic: string, subject: string) => void announced.push(`${topic} ${subject}`),
    },
  })
  const app = appOf({
    commands: offered,
    version: 'test',
    failed: (what, error) => void logged.push(`${what}: ${error instanceof Error ? error.stack : error}`),
    inside(actor) {
      const world = worldAs(actor)
      return {
        server: world.server,
        world,
        actor,
        version: 'test',
        commands: listed,
        isEnding: () => false,
        failed: (what, error) => void logged.push(`${what}: ${error instanceof Error ? error.stack : error}`),
        metrics: async () => '',
        follow: () => () => {},
      }
    },
  })
  const request: TestApp['request'] = async (path, init) => app.request(new URL(path, address).href, init)
  const asks = new Map<Role, Promise<Ask>>()
  const signIn = async (role: Role): Promise<Ask> => {
    const at = now()
    const endsAt = new Date(at.getTime() + 86_400_000_000)
    const secret = newTicket('mwt')
    const name = `test-${role}`
    await addAccount(database, { name, shown: name, role }, { at, by: 'system:test' })
    const token = { name: `${name} ${secret.slice(4, 12)}`, account: name, personal: true, role, madeAt: at, endsAt }
    await addToken(database, hashOfTicket(secret), token)
    return (path, body, init = {}) =>
      request(path, {
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        ...init,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...init.headers },
      })
  }
  return {
    request,
    ways: app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
    signedIn(role) {
      const known = asks.get(role) ?? signIn(role)
      asks.set(role, known)
      return known
    },
    worldAs,
    sent,
    announced,
    logged,
  }
}
