import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Notification } from '../../src/model/alert.ts'
import { type Line, lineOf } from './told.ts'

/** A webhook receiver that writes down what it is told, by who is under test and whose story it is. */
export interface Listener {
  urlOf(who: string, story: number, receiver: string, way: number): string
  /** What was told of a story since its beginning. */
  lines(who: string, story: number, begin: Date): readonly Line[]
  readonly bodies: readonly Heard[]
  close(): Promise<void>
}

export interface Heard {
  readonly at: number
  readonly path: readonly string[]
  readonly body: Message
}

type Message = Pick<Notification, 'groupKey' | 'receiver' | 'status' | 'alerts'> & { readonly truncatedAlerts: number }

export async function listen(): Promise<Listener> {
  const bodies: Heard[] = []
  const server: Server = createServer(async (request, response) => {
    const at = Date.now()
    const text = await read(request)
    response.end()
    bodies.push({ at, path: (request.url ?? '').split('/').slice(1), body: JSON.parse(text) })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    urlOf: (who, story, receiver, way) => `http://127.0.0.1:${port}/${who}/${story}/${receiver}/${way}`,
    lines: (who, story, begin) =>
      bodies
        .filter(({ path }) => path[0] === who && path[1] === String(story))
        .map(({ at, path, body }) =>
          lineOf((at - begin.getTime()) / 1000, Number(path[3]), { ...body, truncated: body.truncatedAlerts }),
        ),
    bodies,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
