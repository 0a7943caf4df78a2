import { createServer, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { ProviderSchema } from '../aws-schema.ts'
import { providerSchemaMessage } from './schema-messages.ts'

export interface SchemaServer {
  /** For `TF_REATTACH_PROVIDERS`: Terraform talks to what is named there, and neither looks for a provider nor starts or ends one. */
  readonly reattach: string
  close(): void
}

/**
 * A provider that knows schemas alone, inside this process: plugin protocol 6, which is gRPC. Nothing is installed and nobody
 * finds it who is not told the port. What a provider would check itself it lets pass.
 */
export async function serveSchema(source: string, schema: ProviderSchema): Promise<SchemaServer> {
  const answers = new Map<string, Uint8Array>([
    ['/tfplugin6.Provider/GetProviderSchema', providerSchemaMessage(schema)],
    ...passing.map((method) => [`/tfplugin6.Provider/${method}`, new Uint8Array()] as const),
  ])
  const server = createServer()
  server.on('session', (session) => {
    session.unref()
    session.on('error', () => undefined)
  })
  server.on('stream', (stream, { ':path': method = '' }) => {
    stream.on('error', () => undefined)
    // Flow control holds back a caller whose request is not taken.
    stream.resume()
    answer(stream, answers.get(method))
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  const { address, port } = server.address() as AddressInfo
  const plugin = {
    Protocol: 'grpc',
    ProtocolVersion: 6,
    Pid: process.pid,
    // Without it Terraform would end the process it is told of: this one.
    Test: true,
    Addr: { Network: 'tcp', String: `${address}:${port}` },
  }
  return {
    reattach: JSON.stringify({ [source]: plugin }),
    close: () => {
      server.close()
    },
  }
}

/** What has nothing to say says that all is well. */
const passing = [
  'ValidateProviderConfig',
  'ValidateResourceConfig',
  'ValidateDataResourceConfig',
  'ValidateEphemeralResourceConfig',
  'StopProvider',
]

const type = { ':status': 200, 'content-type': 'application/grpc' } as const
const unimplemented = '12'

function answer(stream: ServerHttp2Stream, message: Uint8Array | undefined): void {
  if (message === undefined) {
    stream.respond({ ...type, 'grpc-status': unimplemented }, { endStream: true })
    return
  }
  stream.respond(type, { waitForTrailers: true })
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
  stream.end(frame(message))
}

/** Not compressed (0), its length in four bytes, and the message. */
function frame(message: Uint8Array): Uint8Array {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(message.length, 1)
  return Buffer.concat([head, message])
}
