import { randomUUID } from 'node:crypto'
import { WebStandardStreamableHTTPServerTransport as Transport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js'
import type { Kit } from './kit.ts'
import { protocolOf } from './protocol.ts'

/** Who asks, as the request shows. */
export interface Caller {
  readonly kit: Kit
  /** Id of the principal. A conversation belongs to one. */
  readonly actor: string
  readonly now: Date
}

/**
 * Streamable HTTP. A client that can ask a person for consent gets a session, which lives in this process; every other request
 * stands for itself, so that any replica can answer it.
 */
export function conversations(): (request: Request, caller: Caller) => Promise<Response> {
  const sessions = new Map<string, Session>()
  return async (request, caller) => {
    forget(sessions, caller.now)
    const id = request.headers.get('mcp-session-id')
    if (id !== null) {
      const session = sessions.get(id)
      // Somebody else's is as good as none.
      if (session?.actor !== caller.actor) return failed(404, -32001, 'there is no such session; initialise anew')
      session.kit = caller.kit
      session.used = caller.now
      return session.transport.handleRequest(request)
    }
    if (request.method !== 'POST') return failed(405, -32000, 'without a session there is nothing to follow')
    const body: unknown = await request.json().catch(() => undefined)
    if (body === undefined) return failed(400, -32700, 'the body is no JSON')
    if (canAsk(body)) return begin(request, body, caller)
    const transport = new Transport({ enableJsonResponse: true })
    await protocolOf(() => caller.kit).connect(transport)
    return transport.handleRequest(request, { parsedBody: body })
  }

  async function begin(request: Request, body: unknown, { kit, actor, now }: Caller): Promise<Response> {
    const transport: Transport = new Transport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, session),
      onsessionclosed: (id) => void sessions.delete(id),
    })
    const session: Session = { actor, kit, used: now, transport }
    await protocolOf(() => session.kit).connect(transport)
    return transport.handleRequest(request, { parsedBody: body })
  }
}

interface Session {
  readonly actor: string
  readonly transport: Transport
  /** As the newest request is allowed. */
  kit: Kit
  used: Date
}

const idle = 30 * 60_000
const most = 500

/** Ends those that nobody has used for long, and the oldest where there are too many. */
function forget(sessions: Map<string, Session>, now: Date): void {
  const oldest = [...sessions].sort(([, one], [, other]) => one.used.getTime() - other.used.getTime())
  for (const [index, [id, { used, transport }]] of oldest.entries()) {
    if (now.getTime() - used.getTime() < idle && oldest.length - index < most) return
    sessions.delete(id)
    void transport.close()
  }
}

function canAsk(body: unknown): boolean {
  return isInitializeRequest(body) && body.params.capabilities.elicitation !== undefined
}

function failed(status: number, code: number, message: string): Response {
  return Response.json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status })
}
