import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as listen, type Server as SocketServer } from 'node:net'

export interface Received {
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** What a server says to one request; `silence` never answers. */
export type Said =
  | 'silence'
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }

export interface Loopback {
  readonly url: string
  readonly received: Received[]
  close(): Promise<void>
}

/** A server on this machine that gives the same answer to everything. */
export async function loopback(said: Said): Promise<Loopback> {
  const received: Received[] = []
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const part of request) body += part
    received.push({ path: request.url ?? '', headers: request.headers, body })
    if (said === 'silence') return
    response.writeHead(said.status, { ...said.headers }).end(said.body ?? '')
  })
  return { url: `http://127.0.0.1:${await portOf(server)}`, received, close: () => closed(server) }
}

/** A mail server that says `answers` to the words that begin a line, and otherwise that all is well. */
export async function mailServer(answers: Readonly<Record<string, string>>): Promise<Loopback & { port: number }> {
  const received: Received[] = []
  const server = listen((socket) => {
    let data: string | undefined
    let left = ''
    const say = (word: string, usual: string) => {
      const answer = answers[word] ?? usual
      if (answer !== 'silence') socket.write(`${answer}\r\n`)
    }
    say('connect', '220 here')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      left += chunk
      for (let end = left.indexOf('\r\n'); end >= 0; end = left.indexOf('\r\n')) {
        const line = left.slice(0, end)
        left = left.slice(end + 2)
        if (data !== undefined && line !== '.') data += `${line}\n`
        else if (data !== undefined) {
          received.push({ path: '', headers: {}, body: data })
          data = undefined
          say('.', '250 taken as 17')
        } else {
          const word = line.split(/[ :]/)[0]?.toUpperCase() ?? ''
          if (word === 'DATA') data = ''
          say(word, word === 'DATA' ? '354 go on' : word === 'QUIT' ? '221 bye' : '250 fine')
        }
      }
    })
  })
  const port = await portOf(server)
  return { url: '', port, received, close: () => closed(server) }
}

async function portOf(server: Server | SocketServer): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

async function closed(server: Server | SocketServer): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections()
  await new Promise<void>((done) => {
    server.close(() => done())
  })
}
