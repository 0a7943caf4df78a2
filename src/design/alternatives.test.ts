import { expect, it } from 'vitest'
import { alternativesTo } from './alternatives.ts'
import { design } from './design.ts'
import { readSpec } from './read.ts'

const text = `
name: shop
domain: shop.example.org
cloud: { provider: aws, account: "123456789012", region: us-east-1 }
repository: github.com/acme/shop
team: { engineers: 20, knows: [kubernetes] }
services:
  api: { type: api, runtime: java, uses: [db], traffic: { average: 100, peak: 900 } }
data:
  db: { engine: postgresql, size: 300GB }
environments: [dev, production]
`

function blueprint() {
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error('the spec is wrong')
  return design(spec)
}

it('says what another answer costs, as a design with it would', () => {
  const base = blueprint()
  const [one] = alternativesTo('network', base)
  const other = { ...base.spec, overrules: { network: { answer: one?.answer ?? '', because: 'to compare' } } }
  expect(base.decided.network?.answer).toBe('gateway-per-zone')
  expect(one?.answer).toBe('one-gateway')
  // Two gateways fewer at 0.045 USD an hour, and an address of each at 0.005: AWS price list, us-east-1.
  expect(one?.difference).toBeCloseTo(-2 * (0.045 + 0.005) * 730, 1)
  expect(design(other).cost.total - base.cost.total).toBeCloseTo(one?.difference ?? 0, 1)
})

it('leaves out the answer that was taken and those that would break an objective', () => {
  const answers = alternativesTo('database/db', blueprint()).map(({ answer }) => answer)
  expect(answers).not.toContain('rds-multi-az')
  expect(answers).not.toContain('rds-single')
  expect(answers).toContain('aurora')
})

it('knows no difference where only one of the two sums is whole', () => {
  const { spec } = readSpec({
    path: 'devops.yaml',
    text: text
      .replace('us-east-1', 'eu-central-1')
      .replace(/traffic: \{.*?\}/, 'public: true, traffic: { average: 1, peak: 5 }'),
  })
  if (!spec) throw new Error('the spec is wrong')
  const base = design(spec)
  expect(base.cost.unpriced).toEqual([])
  const answers = alternativesTo('compute/api', base)
  // No list has what calls cost at the API gateway there.
  expect(answers.filter(({ difference }) => difference === undefined).map(({ answer }) => answer)).toEqual([
    'functions',
  ])
  expect(answers.length).toBeGreaterThan(1)
})
