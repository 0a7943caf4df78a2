import { expect, test } from 'vitest'
import type { BlockSchema, ProviderSchema } from '../aws-schema.ts'
import { message } from './protobuf.ts'
import { providerSchemaMessage } from './schema-messages.ts'

const empty: ProviderSchema = { origin: '', version: '', provider: { a: {} }, resources: {}, data: {}, ephemeral: {} }
const nothing = message([[2, message([])]])

test('gives each kind its own field', () => {
  const written = providerSchemaMessage({ ...empty, data: { d: { a: {} } }, ephemeral: { e: { a: {} } } })
  const entry = (type: string) =>
    message([
      [1, type],
      [2, nothing],
    ])
  expect(hex(written)).toBe(
    hex(
      message([
        [1, nothing],
        [3, entry('d')],
        [8, entry('e')],
      ]),
    ),
  )
})

test.each([
  [
    'required',
    { name: { t: 'string', r: 1 } },
    [
      [1, 'name'],
      [2, '"string"'],
      [4, 1],
    ],
  ],
  [
    'optional, and perhaps filled in',
    { name: { t: ['list', 'number'] } },
    [
      [1, 'name'],
      [2, '["list","number"]'],
      [5, 1],
      [6, 1],
    ],
  ],
  [
    'computed',
    { name: { t: 'bool', c: 1 } },
    [
      [1, 'name'],
      [2, '"bool"'],
      [6, 1],
    ],
  ],
  [
    'written and never read',
    { key_wo: { t: 'string' } },
    [
      [1, 'key_wo'],
      [2, '"string"'],
      [5, 1],
      [11, 1],
    ],
  ],
  [
    'an object',
    { of: { n: 'list', a: {} } },
    [
      [1, 'of'],
      [10, message([[3, 2]])],
      [5, 1],
      [6, 1],
    ],
  ],
  [
    'a set of what is not known, as a list',
    { any: { t: ['set', 'dynamic'], c: 1 } },
    [
      [1, 'any'],
      [2, '["list","dynamic"]'],
      [6, 1],
    ],
  ],
] as const)('writes an attribute that is %s', (_, a, fields) => {
  expect(hex(resource({ a }))).toBe(hex(block([[2, message(fields)]])))
})

test.each<[string, BlockSchema, readonly number[]]>([
  ['one that must be there', { m: 'single', r: 1, a: {} }, [1, 1, 1]],
  ['several, of which one must be there', { m: 'set', r: 1, a: {} }, [3, 1, 0]],
  ['any number', { m: 'list', a: {} }, [2, 0, 0]],
])('writes nested blocks: %s', (_, schema, [nesting = 0, least = 0, most = 0]) => {
  const nested = message([
    [1, 'rule'],
    [2, message([])],
    [3, nesting],
    [4, least],
    [5, most],
  ])
  expect(hex(resource({ a: {}, b: { rule: schema } }))).toBe(hex(block([[3, nested]])))
})

function resource(schema: ProviderSchema['provider']): Uint8Array {
  return providerSchemaMessage({ ...empty, resources: { r: schema } })
}

function block(fields: Parameters<typeof message>[0]): Uint8Array {
  const schema = message([[2, message(fields)]])
  return message([
    [1, nothing],
    [
      2,
      message([
        [1, 'r'],
        [2, schema],
      ]),
    ],
  ])
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
