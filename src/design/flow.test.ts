import { describe, expect, it } from 'vitest'
import { dollars, streamCharges, tableCharges } from './charges.ts'
import { capacityFor, shardsFor } from './flow.ts'
import { readSpec } from './read.ts'
import { settle } from './settle.ts'

const region = 'us-east-1'

describe('streams', () => {
  const flow = { senders: [], readers: [], average: 335, peak: 3000 }

  it('have shards for the peak and half of it more', () => {
    expect(shardsFor(flow)).toBe(5)
    expect(shardsFor({ ...flow, peak: 10 })).toBe(1)
  })

  it('cost 5 * 0.015 * 730 by the shard and 880 units of 0.014, or 29.2 and 880 GB of 0.08 and 0.04 on demand', () => {
    expect(dollars(streamCharges('kinesis-provisioned', flow), region)).toBeCloseTo(54.75 + 880.38 * 0.014, 1)
    expect(dollars(streamCharges('kinesis-on-demand', flow), region)).toBeCloseTo(29.2 + 880.38 * 0.12, 1)
  })
})

describe('tables', () => {
  const calls = { callers: [], average: 350, direct: 60 }

  it('have the average at 70 % of use, or the peak of those who wait', () => {
    expect(capacityFor(calls)).toBe(500)
    expect(capacityFor({ ...calls, direct: 900 })).toBe(900)
  })

  it('cost by the hour less than by the request where the load is there all day', () => {
    expect(dollars(tableCharges('dynamodb-provisioned', calls), region)).toBeCloseTo(500 * 730 * 0.00078, 1)
    expect(dollars(tableCharges('dynamodb-on-demand', calls), region)).toBeCloseTo(919.8 * 0.75, 1)
  })
})

it.each([
  ['average: 10, peak: 9000', 'kinesis-on-demand', 'dynamodb-on-demand'],
  ['average: 300, peak: 900', 'kinesis-provisioned', 'dynamodb-provisioned'],
])('a load of %s is carried by %s and kept by %s', (traffic, stream, table) => {
  const { spec } = readSpec({
    path: 'devops.yaml',
    text: `name: a
domain: a.example.com
cloud: { provider: aws, region: ${region} }
repository: github.com/a/a
services: { api: { type: api, runtime: go, uses: [events, items], traffic: { ${traffic} } } }
data: { events: stream, items: key-value }
`,
  })
  if (!spec) throw new Error('the spec is not read')
  const decided = settle(spec)
  expect(decided['stream/events']?.answer).toBe(stream)
  expect(decided['key-value/items']?.answer).toBe(table)
})
