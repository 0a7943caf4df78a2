import { expect, test } from 'vitest'
import { hcl } from '../../syntax/hcl/hcl.ts'
import type { ProviderSchema } from '../aws-schema.ts'
import { schemaAsWritten } from './as-written.ts'

const aws: ProviderSchema = {
  origin: 'made up',
  version: '1.2.3',
  provider: { a: {} },
  resources: {
    aws_wall: { a: { name: { t: 'string' } }, b: { rule: { m: 'list', a: { statement: { t: 'dynamic' } } } } },
    aws_door: { a: {} },
  },
  data: { aws_wall: { a: {} }, aws_floor: { a: {} } },
  ephemeral: { aws_key: { a: {} } },
}

const served = (text: string) => schemaAsWritten(aws, [hcl.parse({ path: 'a.tf', text }).body])

test('serves what is written and nothing else', () => {
  const { resources, data, ephemeral } = served('resource "aws_door" "a" {}\ndata "aws_floor" "b" {}\n')
  expect(Object.keys({ ...resources, ...data, ...ephemeral })).toEqual(['aws_door', 'aws_floor'])
})

test('serves what a name that nobody knows may have meant', () => {
  expect(served('resource "aws_doo" "a" {}\n').resources).toEqual({ aws_door: { a: {}, b: {} } })
})

test('takes as an attribute what is written as one', () => {
  const text = 'resource "aws_wall" "a" {\n  rule {\n    statement = {}\n  }\n}\n'
  expect(served(text).resources.aws_wall?.b?.rule).toMatchObject({ a: { statement: { t: 'dynamic' } }, b: {} })
})

test.each([
  ['as a block', 'statement {\n      and {\n        of = 1\n      }\n    }'],
  [
    'as a block that is made',
    'dynamic "statement" {\n      for_each = []\n      content {\n        and {\n          of = 1\n        }\n      }\n    }',
  ],
])('takes as a block what is written %s', (_, statement) => {
  const text = `resource "aws_wall" "a" {\n  rule {\n    ${statement}\n  }\n}\n`
  expect(served(text).resources.aws_wall?.b?.rule).toEqual({
    m: 'list',
    a: {},
    b: { statement: { m: 'list', a: {}, b: { and: { m: 'list', a: { of: { t: 'dynamic' } }, b: {} } } } },
  })
})
