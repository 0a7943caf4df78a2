import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { monthly, price, priceOrEstimate } from '../../facts/prices.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import { design } from '../design.ts'
import { readSpec } from '../read.ts'

const text = readFileSync('examples/crm/devops.yaml', 'utf8')
const crm = designOf(text)

test('the CRM stays within its budget, with every item priced from the book', () => {
  const { items, total, asOf } = crm.cost
  expect(total).toBeLessThan(20_500)
  expect(total).toBeCloseTo(
    items.reduce((sum, { usd }) => sum + usd, 0),
    0,
  )
  expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/)
  for (const { usd, source, quantity } of items) {
    expect(source).toMatch(/./)
    expect(quantity).toBeGreaterThan(0)
    expect(usd).toBeGreaterThanOrEqual(0)
  }
})

test('machines are priced by what the plan says of them', () => {
  const production = crm.plan.stacks.find(({ purpose }) => purpose === 'production')
  for (const { instance, desired, name } of production?.nodes ?? []) {
    const found = price(`ec2/${instance}`, 'us-east-1')
    const item = crm.cost.items.find(
      ({ what, stack }) => stack === 'production' && what.startsWith(`Nodes \`${name}\``),
    )
    expect(item?.usd).toBeCloseTo(found ? monthly(found, desired) : Number.NaN, 1)
  }
})

test('a database in two zones is priced as such', () => {
  const instance = crm.plan.stores.find(({ name }) => name === 'db')?.instances.production
  const found = price(`rds/postgresql/${instance?.class}/multi-az`, 'us-east-1')
  expect(crm.cost.items.find(({ what }) => what.startsWith('Database `crm-production-db`'))?.usd).toBeCloseTo(
    found ? monthly(found, 1) : Number.NaN,
    1,
  )
})

test('what no list prices in its region is taken at the level of its service there, and says so', () => {
  const far = designOf(text.replace('us-east-1', 'eu-north-1'))
  const gateways = (blueprint: typeof crm) =>
    blueprint.cost.items.find(({ what, stack }) => what === 'NAT gateways' && stack === 'production')
  expect(gateways(crm)?.estimated).toBeUndefined()
  expect(gateways(far)).toMatchObject({ estimated: true, region: 'eu-north-1' })
  const level = priceOrEstimate('nat-gateway', 'eu-north-1')?.reckoned ?? Number.NaN
  expect(gateways(far)?.usd).toBeCloseTo((gateways(crm)?.usd ?? 0) * level, 1)
  expect(far.cost.unpriced).toEqual(crm.cost.unpriced)
})

test('what meets the internet has an address in each zone, and each way out one more', () => {
  const [stack] = crm.plan.stacks.filter(({ purpose }) => purpose === 'production')
  const { quantity = 0 } =
    crm.cost.items.find(({ what, stack: at }) => what.startsWith('Public addresses of load') && at === stack?.name) ??
    {}
  const doors = 1
  expect(quantity).toBe(((stack?.nats ?? 0) + doors * (stack?.subnets.public.length ?? 0)) * 730)
})

test('nodes are watched at the price of the region that serves', () => {
  const usdOf = (one: typeof crm) => one.plan.monitoring.nodePrices['m7g.xlarge']?.usd
  expect(usdOf(designOf(text.replace('us-west-2', 'eu-west-1')))).toBe(price('ec2/m7g.xlarge', 'us-east-1')?.usd)
  expect(usdOf(designOf(text.replace('us-east-1', 'eu-west-1')))).toBe(price('ec2/m7g.xlarge', 'eu-west-1')?.usd)
})

test('no line of the estimate stands twice', () => {
  const lines = crm.cost.items.map(({ what, stack }) => `${stack}: ${what}`)
  expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([])
})

test('a budget that the first answers miss makes them thrifty', () => {
  const wanted = designOf(text.replace('budget: 20500 USD', '')).cost.total
  const thrifty = designOf(text.replace('20500 USD', `${Math.floor(wanted) - 50} USD`))
  expect(thrifty.cost.total).toBeLessThan(wanted)
  expect(thrifty.decided.network?.answer).toBe('one-gateway')
})

test.each([
  ['containers', 'average: 10, peak: 30', /Processor of `api` in production/],
  ['functions', 'pattern: spiky, average: 0.1, peak: 2', /Calls of `api` in production/],
])('services that run as %s are in the estimate', (answer, traffic, item) => {
  const { decided, cost } = designOf(`name: shop
domain: shop.example.com
cloud: { account: "123456789012", region: us-east-1 }
repository: github.com/acme/shop
team: { engineers: 2 }
services:
  api: { type: api, runtime: node, uses: [db], traffic: { ${traffic} } }
data:
  db: { engine: postgresql, size: 20GB }
`)
  expect(decided['compute/api']?.answer).toBe(answer)
  expect(cost.items.map(({ what }) => what).join('\n')).toMatch(item)
})

function designOf(spelled: string): Blueprint {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text: spelled })
  if (!spec) throw new Error(JSON.stringify(problems))
  return design(spec)
}
