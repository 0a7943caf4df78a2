import { expect, test } from 'vitest'
import { monthly, monthlySum, price, priceOrEstimate, prices } from './prices.ts'

const known = (sku: string, region = 'us-east-1') => price(sku, region) ?? expect.unreachable(sku)

test.each([
  ['ec2/m7g.large', 1, 59.568],
  ['eks/cluster', 1, 73],
  ['nat-gateway', 3, 98.55],
  ['ebs/gp3', 100, 8],
  ['sqs/standard', 2, 0.8],
  ['rds/postgresql/db.m7g.large/multi-az', 1, 245.28],
])('%s x %d is %d dollars a month', (sku, quantity, usd) => expect(monthly(known(sku), quantity)).toBeCloseTo(usd, 6))

test('a price is not borrowed from another region, unless it is global', () => {
  expect(price('ec2/r7g.large', 'us-west-2')).toBeUndefined()
  expect(price('route53/zone', 'us-west-2')?.usd).toBe(0.5)
})

test('an estimate is the price of us-east-1 at the level of the region, and says so', () => {
  const [here, there] = [known('nat-gateway'), priceOrEstimate('nat-gateway', 'sa-east-1')]
  expect(there).toMatchObject({ reckoned: 1.99, region: 'sa-east-1' })
  expect(there?.usd).toBeCloseTo(here.usd * 1.99, 9)
  expect(priceOrEstimate('nat-gateway', 'us-east-1')).toEqual(here)
  expect(priceOrEstimate('no/such', 'sa-east-1')).toBeUndefined()
  expect(priceOrEstimate('nat-gateway', 'mars-north-1')).toBeUndefined()
})

test('a sum with a missing price says so', () => {
  const sum = monthlySum([
    { sku: 'eks/cluster', region: 'us-east-1', quantity: 1 },
    { sku: 'no/such', region: 'us-east-1', quantity: 1 },
  ])
  expect(sum).toMatchObject({ usd: 73, partial: true, missing: [{ sku: 'no/such' }], oldest: '2024-07-01' })
  expect(monthlySum([]).partial).toBe(false)
})

test('multi-AZ costs at least twice one instance', () => {
  const pairs = [...prices()].filter((each) => /^rds\/postgresql\/.*\/multi-az$/.test(each.sku))
  expect(pairs.length).toBeGreaterThan(10)
  for (const pair of pairs) expect(pair.usd).toBeGreaterThanOrEqual(2 * known(pair.sku.replace('/multi-az', '')).usd)
})

test('every price has a source, a day and a region', () => {
  for (const each of prices()) {
    expect(each).toMatchObject({
      source: expect.stringMatching(/\w/),
      date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    })
    expect(each.region).toMatch(/^(?:global|[a-z]{2}(?:-[a-z]+)+-\d)$/)
    expect(each.usd).toBeGreaterThanOrEqual(0)
  }
})
