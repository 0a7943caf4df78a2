import { beforeAll, expect, test } from 'vitest'
import { prices } from '../facts/prices.ts'
import { ready, survey } from '../readers/survey.ts'
import { priced } from './price.ts'
import { usageIn } from './usage.ts'

beforeAll(ready)

const terms = { on: new Date('2026-11-21'), region: 'us-east-1', node: 'm7g.large' }
const bill = (text: string, usage = {}, path = 'main.tf') =>
  priced(survey([{ path, text }]), { ...terms, usage: usageIn({ resource_usage: usage }) })
const sums = (text: string, usage = {}) =>
  bill(text, usage).resources.map(({ address, usd }) => [address, Number(usd.toFixed(2))])

test('a machine costs its hours and its disks', () => {
  // 730 x 0.096 + 30 x 0.08 + (4000 - 3000) x 0.005
  expect(
    sums(`resource "aws_instance" "web" {
  instance_type = "m5.large"
  root_block_device {
    volume_type = "gp3"
    volume_size = 30
    iops        = 4000
  }
}`),
  ).toEqual([['aws_instance.web', 77.48]])
})

test('every one that a loop or a module makes is counted', () => {
  const text = `variable "zones" { default = ["a", "b", "c"] }
resource "aws_nat_gateway" "out" {
  for_each      = toset(var.zones)
  subnet_id     = each.key
}`
  expect(sums(text)).toEqual([
    ['aws_nat_gateway.out["a"]', 32.85],
    ['aws_nat_gateway.out["b"]', 32.85],
    ['aws_nat_gateway.out["c"]', 32.85],
  ])
})

test('nodes take machine and disks from their launch template', () => {
  // 3 x (730 x 0.0816 + 50 x 0.08)
  expect(
    sums(`resource "aws_launch_template" "node" {
  instance_type = "m7g.large"
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 50
      volume_type = "gp3"
    }
  }
}
resource "aws_eks_node_group" "app" {
  cluster_name = "c"
  scaling_config {
    desired_size = 3
    min_size     = 1
    max_size     = 9
  }
  launch_template {
    id      = aws_launch_template.node.id
    version = 1
  }
}`),
  ).toEqual([['aws_eks_node_group.app', 190.7]])
})

test('what is paid by use is a sum only where somebody tells the use', () => {
  const queue = 'resource "aws_sqs_queue" "jobs" {}'
  expect(bill(queue).resources[0]?.lines).toMatchObject([{ name: 'Requests', use: true, quantity: undefined }])
  // Two million requests of 100 KB count twice: 4 x 0.40
  expect(sums(queue, { 'aws_sqs_queue.jobs': { monthly_requests: 2_000_000, request_size_kb: 100 } })).toEqual([
    ['aws_sqs_queue.jobs', 1.6],
  ])
})

test('use is split over the steps of a price', () => {
  // 333 x 3.50 + 67 x 2.80
  const api = 'resource "aws_api_gateway_rest_api" "shop" { name = "shop" }'
  expect(sums(api, { 'aws_api_gateway_rest_api.shop': { monthly_requests: 400_000_000 } })).toEqual([
    ['aws_api_gateway_rest_api.shop', 1353.1],
  ])
})

test('a region comes from the provider that is named, and a price from another region is marked', () => {
  const { resources } = bill(`variable "region" { default = "us-east-1" }
provider "aws" { region = var.region }
provider "aws" {
  alias  = "far"
  region = "eu-north-1"
}
resource "aws_kms_key" "near" {}
resource "aws_kms_key" "far" { provider = aws.far }`)
  const prices = resources.map(({ address, lines }) => [address, lines[0]?.price?.region, lines[0]?.price?.reckoned])
  expect(prices).toEqual([
    ['aws_kms_key.near', 'us-east-1', undefined],
    ['aws_kms_key.far', 'eu-north-1', expect.any(Number)],
  ])
  expect(resources[1]?.usd).toBeCloseTo(resources[1]?.lines[0]?.price?.reckoned ?? 0, 9)
})

test('a plan is priced as it is, in the region of its provider', () => {
  const plan = {
    format_version: '1.2',
    variables: { region: { value: 'us-east-1' } },
    configuration: {
      provider_config: { aws: { name: 'aws', expressions: { region: { references: ['var.region'] } } } },
    },
    planned_values: {
      root_module: {
        resources: [
          { address: 'aws_kms_key.a', mode: 'managed', type: 'aws_kms_key', name: 'a', values: { description: 'x' } },
        ],
      },
    },
  }
  const { resources, regionAssumed } = bill(JSON.stringify(plan), {}, 'infra/plan.json')
  expect(resources.map(({ address, usd }) => [address, usd])).toEqual([['aws_kms_key.a', 1]])
  expect(regionAssumed).toBe(0)
})

test('a type that is not known from files leaves its line open', () => {
  const { resources } = bill('variable "type" {}\nresource "aws_instance" "web" { instance_type = var.type }')
  expect(resources[0]?.lines[0]).toMatchObject({ open: 'instance_type', sku: 'ec2/?' })
  expect(resources[0]?.lines[0]?.usd).toBeUndefined()
})

test('free types are counted, unknown ones named', () => {
  const { free, unsupported } = bill('resource "aws_vpc" "a" {}\nresource "aws_braket_job" "b" {}')
  expect(free).toBe(1)
  expect([...unsupported]).toEqual([['aws_braket_job', 1]])
})

test('pods cost the share of a node that they request, and nothing more where the nodes are counted', () => {
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 4
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "nginx:1.29", resources: { requests: { cpu: 500m, memory: 1Gi } } }
`
  const alone = bill(deployment, {}, 'web.yaml')
  // A quarter of the cores of an m7g.large, four times: 730 x 0.0816
  expect(alone.usd).toBeCloseTo(59.568, 3)
  const nodes = { path: 'main.tf', text: 'resource "aws_eks_node_group" "n" { cluster_name = "c" }' }
  const both = priced(survey([{ path: 'web.yaml', text: deployment }, nodes]), terms)
  expect(both.resources.map(({ type, within }) => [type, within])).toEqual([
    ['aws_eks_node_group', undefined],
    ['Deployment', true],
  ])
})

test('rules and book count in the same units', () => {
  const units = new Map([...prices()].map(({ sku, unit }) => [sku, unit]))
  const text = `resource "aws_db_instance" "d" {
  engine            = "postgres"
  instance_class    = "db.t4g.medium"
  allocated_storage = 20
}
resource "aws_lb" "l" {}
resource "aws_eks_cluster" "c" { version = "1.30" }
resource "aws_dynamodb_table" "t" {
  read_capacity  = 5
  write_capacity = 5
}
resource "aws_cloudfront_distribution" "f" {}
resource "aws_lambda_function" "f" {}
resource "aws_s3_bucket" "b" {}`
  for (const { lines } of bill(text).resources)
    for (const { sku, unit } of lines) if (units.has(sku)) expect([sku, unit]).toEqual([sku, units.get(sku)])
})
