import { type ClientHttp2Session, connect } from 'node:http2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { providerSchemaMessage } from './schema-messages.ts'
import { type SchemaServer, serveSchema } from './schema-server.ts'

const schema = {
  origin: 'made up',
  version: '1.2.3',
  provider: { a: {} },
  resources: { aws_door: { a: { name: { t: 'string' } } } },
  data: {},
  ephemeral: {},
} as const

let server: SchemaServer
let client: ClientHttp2Session

beforeAll(async () => {
  server = await serveSchema('hashicorp/aws', schema)
  client = connect(`http://${plugin().Addr.String}`)
})

afterAll(() => {
  client.close()
  server.close()
})

test('says where it is, on this machine alone, and that it is not to be ended', () => {
  expect(plugin()).toMatchObject({ Protocol: 'grpc', ProtocolVersion: 6, Pid: process.pid, Test: true })
  expect(plugin().Addr.String).toMatch(/^127\.0\.0\.1:\d+$/)
})

test('answers with the schema', async () => {
  const { body, status } = await call('GetProviderSchema')
  expect(status).toBe('0')
  expect([...body.subarray(0, 1)]).toEqual([0])
  expect(body.readUInt32BE(1)).toBe(body.length - 5)
  expect(body.subarray(5)).toEqual(Buffer.from(providerSchemaMessage(schema)))
})

test('has no objections of its own', async () => {
  expect(await call('ValidateResourceConfig')).toEqual({ status: '0', body: Buffer.alloc(5) })
})

test('creates nothing', async () => {
  expect(await call('ApplyResourceChange')).toEqual({ status: '12', body: Buffer.alloc(0) })
})

function plugin(): { readonly Addr: { readonly String: string } } {
  return JSON.parse(server.reattach)['hashicorp/aws']
}

function call(method: string): Promise<{ status: unknown; body: Buffer }> {
  return new Promise((done, fail) => {
    const stream = client.request({ ':method': 'POST', ':path': `/tfplugin6.Provider/${method}` })
    const chunks: Buffer[] = []
    let status: unknown
    stream.on('response', (headers) => {
      status = headers['grpc-status']
    })
    stream.on('trailers', (trailers) => {
      status = trailers['grpc-status']
    })
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => done({ status, body: Buffer.concat(chunks) }))
    stream.on('error', fail)
    stream.end(Buffer.alloc(5))
  })
}
