import { readFileSync } from 'node:fs'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { command } from '../../src/commands/cost.ts'
import { changed } from '../../src/commands/costing/difference.ts'
import { view } from '../../src/faces/cli/views/cost.ts'
import { worldOf } from '../world.ts'

const page = { paint: picocolors.createColors(false), width: 100, version: '0' }
const spec = readFileSync('examples/crm/devops.yaml', 'utf8')
const terraform = `resource "aws_nat_gateway" "out" { subnet_id = "subnet-1" }
resource "aws_instance" "web" { instance_type = "t3.medium" }`

const costOf = (files: Record<string, string>, asked = {}) =>
  command.run(command.input.parse(asked), worldOf(new Map(Object.entries(files))))

test('a spec is priced as it was designed, for each user and request', async () => {
  const cost = await costOf({ 'devops.yaml': spec })
  expect(cost).toMatchObject({ name: 'crm', of: 'spec', budget: { usd: 20500, cheaper: [] } })
  expect(cost.rows.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(cost.total, 0)
  expect(cost.groups.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(cost.total, 0)
  expect(cost.perUser).toEqual({ users: 10000, usd: cost.total / 10000 })
  // 80 public requests a second, twice 40, for 730 hours.
  expect(cost.perTransaction?.usd).toBeCloseTo(cost.total / (cost.perTransaction?.monthly ?? 0), 9)
  expect(command.verdict?.(cost)).toBe(0)
})

test('above the budget the answer is a way to keep it, and the exit code says so', async () => {
  const cost = await costOf({ 'devops.yaml': spec.replace('20500', '2900') })
  expect(command.verdict?.(cost)).toBe(1)
  expect(cost.budget?.cheaper).toHaveLength(3)
  const shown = view.human(cost, page)
  expect(shown).toMatch(/above the budget\. What would keep it:/)
  expect(shown).toMatch(/given up: /)
})

test('files that nobody generated are priced, with their places', async () => {
  const cost = await costOf({ 'infra/main.tf': terraform }, { of: 'infra', users: 10 })
  // 730 x 0.045 and 730 x 0.0416 + 8 x 0.10
  expect(cost.total).toBeCloseTo(32.85 + 30.368 + 0.8, 3)
  expect(cost.perUser?.usd).toBeCloseTo(6.4018, 3)
  expect(cost.rows.map(({ resource, place }) => [resource, place])).toEqual([
    ['aws_nat_gateway.out', { file: 'infra/main.tf', line: 1 }],
    ['aws_instance.web', { file: 'infra/main.tf', line: 2 }],
  ])
  expect(cost.notes.join(' ')).toMatch(/2 resources say no region: us-east-1 is taken/)
  expect(cost.savings.map(({ what }) => what)).toContain('Machines of the newest ARM family of the same size')
})

test('a usage file tells what is used', async () => {
  const files = {
    'main.tf': terraform,
    'use.yml': 'resource_usage:\n  aws_nat_gateway.out: { monthly_data_processed_gb: 100 }\n',
  }
  const [without, told] = [await costOf(files), await costOf(files, { of: '.', usage: 'use.yml' })]
  expect(told.total - without.total).toBeCloseTo(4.5, 6)
  expect(without.byUse).toBe(told.byUse + 1)
})

test('a difference names what came, went and changed, and nothing else', async () => {
  const before = await costOf({ 'main.tf': terraform })
  const after = await costOf({
    'main.tf': terraform.replace('t3.medium', 't3.large').replace('"out"', '"other"'),
  })
  const { difference, total } = changed(after, before, 'abc')
  expect(difference?.rows).toEqual([
    { group: '.', resource: 'aws_nat_gateway.other', after: 32.85 },
    { group: '.', resource: 'aws_nat_gateway.out', before: 32.85 },
    { group: '.', resource: 'aws_instance.web', before: expect.closeTo(31.168), after: expect.closeTo(61.536) },
  ])
  expect(total - (difference?.before ?? 0)).toBeCloseTo(30.368, 3)
  const shown = view.formats?.markdown?.(changed(after, before, 'abc'), page)
  expect(shown).toMatch(/^### Cost: \+\$30\.37 a month \(\+47 %\)/)
  expect(shown).toMatch(/\| aws_instance\.web \| \$31\.17 \| \$61\.54 \| \+\$30\.37 \|/)
  expect(changed(before, before, 'abc').difference?.rows).toEqual([])
})

test('every format holds every resource', async () => {
  const cost = await costOf({ 'main.tf': `${terraform}\nresource "aws_eip" "a" { tags = { x = "<b>" } }` })
  for (const format of ['table', 'csv', 'markdown', 'html']) {
    const shown = view.formats?.[format]?.(cost, page) ?? ''
    for (const { resource } of cost.rows) expect(shown).toContain(resource)
  }
  expect(view.formats?.csv?.(cost, page).split('\r\n')).toHaveLength(1 + cost.rows.flatMap(({ lines }) => lines).length)
  expect(view.formats?.html?.(cost, page)).toMatch(/<svg[\s\S]*<\/svg>/)
})

test('modules outside of the directory are read, those of a registry are named', async () => {
  const cost = await costOf(
    {
      'infra/main.tf': `module "out" { source = "../modules/out" }
module "vpc" { source = "terraform-aws-modules/vpc/aws" }
module "gone" { source = "../modules/gone" }`,
      'modules/out/main.tf': 'resource "aws_nat_gateway" "this" { subnet_id = "s" }',
    },
    { of: 'infra' },
  )
  expect(cost.rows.map(({ resource, usd }) => [resource, usd])).toEqual([['module.out.aws_nat_gateway.this', 32.85]])
  expect(cost.unread).toEqual([
    '`module.vpc` (terraform-aws-modules/vpc/aws) in infra',
    '`module.gone` (../modules/gone) in infra',
  ])
  expect(view.human(cost, page)).toMatch(/\$32\.85 a month, in part/)
})

test('a price of another region makes an estimate that says so; no price at all makes a sum in part', async () => {
  const cost = await costOf(
    {
      'main.tf': `provider "aws" { region = "eu-north-1" }
resource "aws_nat_gateway" "out" { subnet_id = "s" }
resource "aws_memorydb_cluster" "cache" { node_type = "db.r7g.large" }`,
    },
    { of: '.' },
  )
  const [line] = cost.rows.find(({ resource }) => resource === 'aws_nat_gateway.out')?.lines ?? []
  expect(line?.estimated).toBe(true)
  expect(cost.notes.join(' ')).toMatch(/of the total is an estimate: no list was found for eu-north-1/)
  expect(cost.unpriced).toEqual([
    'Nodes (db.r7g.large) of `aws_memorydb_cluster.cache`: no price for `memorydb/db.r7g.large` in eu-north-1',
  ])
})
