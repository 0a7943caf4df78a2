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
  expect(price('ec2/x2gd.large', 'us-west-2')).toBeUndefined()
  expect(price('route53/zone', 'us-west-2')?.usd).toBe(0.5)
})

test('an estimate is the price of us-east-1 at the level of its service, or else of the machines there, and says so', () => {
  const [here, there] = [known('nat-gateway'), priceOrEstimate('nat-gateway', 'sa-east-1')]
  expect(there).toMatchObject({ reckoned: expect.closeTo(1.6, 1), region: 'sa-east-1' })
  expect(there?.usd).toBeCloseTo(here.usd * (there?.reckoned ?? 0), 9)
  expect(priceOrEstimate('vpc-endpoint/interface', 'eu-central-1')?.reckoned).toBeCloseTo(0.052 / 0.045, 9)
  expect(priceOrEstimate('nat-gateway', 'us-east-1')).toEqual(here)
  expect(priceOrEstimate('no/such', 'sa-east-1')).toBeUndefined()
  expect(priceOrEstimate('nat-gateway', 'mars-north-1')).toBeUndefined()
})

test('what costs the same in every region is not brought to a level', () => {
  for (const sku of ['waf/acl', 'waf/rule', 'waf/requests', 'public-ipv4/idle', 'route53/zone'])
    expect(priceOrEstimate(sku, 'sa-east-1')).toMatchObject({ region: 'global', usd: known(sku).usd })
})

test.each([
  ['ec2/m7g.large', 'eu-central-1', 0.0978],
  ['ec2/m7g.4xlarge', 'us-west-2', 0.6528],
  ['ec2/r7g.large', 'ap-south-1', 0.0751],
  ['ec2/t4g.small', 'eu-west-1', 0.0184],
  ['ec2/t3.small', 'ap-southeast-1', 0.0264],
  ['ec2/c7g.large', 'us-east-2', 0.0723],
  ['ec2/g6.xlarge', 'eu-central-1', 1.0064],
  ['elasticache/valkey/cache.t4g.micro', 'eu-west-1', 0.0136],
  ['fargate/vcpu', 'eu-central-1', 0.04656],
  ['nat-gateway', 'eu-west-1', 0.048],
  ['redshift/serverless/rpu', 'us-west-2', 0.36],
])('%s in %s is $%d', (sku, region, usd) => expect(known(sku, region).usd).toBe(usd))

test('sizes of a family stand to each other as in us-east-1, in each region', () => {
  for (const family of ['m7g', 'r7g', 't4g', 'm8g', 'r8g', 'c7g', 'm7i'])
    for (const { sku, region, usd } of [...prices()].filter((each) => each.sku.startsWith(`ec2/${family}.`))) {
      const large = price(`ec2/${family}.large`, region)?.usd
      if (large !== undefined)
        expect(usd / large / (known(sku).usd / known(`ec2/${family}.large`).usd), `${sku} ${region}`).toBeCloseTo(1, 1)
    }
})

test('no region costs less than half or more than two and a half times what us-east-1 does', () => {
  const far = [...prices()].filter(({ sku, region, usd, unit }) => {
    const home = price(sku, 'us-east-1')
    return (
      unit === 'hour' &&
      region !== 'global' &&
      home &&
      home.unit === unit &&
      (usd < home.usd / 2 || usd > home.usd * 2.5)
    )
  })
  expect(far.map(({ sku, region }) => `${sku} ${region}`)).toEqual([])
})

test('a sum with a missing price says so', () => {
  const sum = monthlySum([
    { sku: 'eks/cluster', region: 'us-east-1', quantity: 1 },
    { sku: 'no/such', region: 'us-east-1', quantity: 1 },
  ])
  expect(sum).toMatchObject({ usd: 73, partial: true, missing: [{ sku: 'no/such' }], oldest: '2024-07-01' })
  expect(monthlySum([]).partial).toBe(false)
})

test('multi-AZ costs twice one instance, to the tenth of a cent', () => {
  const pairs = [...prices()].filter((each) => /^rds\/postgresql\/.*\/multi-az$/.test(each.sku))
  expect(pairs.length).toBeGreaterThan(10)
  for (const { sku, region, usd } of pairs) {
    const one = price(sku.replace('/multi-az', ''), region)
    if (one) expect(usd, `${sku} ${region}`).toBeGreaterThanOrEqual(2 * one.usd - 0.001001)
  }
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
