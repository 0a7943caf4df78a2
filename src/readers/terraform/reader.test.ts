import { describe, expect, it } from 'vitest'
import { hcl } from '../../syntax/hcl/hcl.ts'
import { reader } from './reader.ts'

const text = `terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
    random = "3.7.2"
  }
  backend "s3" {
    bucket = "state"
    key    = var.key
  }
}
provider "aws" {
  region = var.region
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
variable "region" {
  type      = map(object({ name = string }))
  default   = null
  sensitive = true
}
variable "key" {}
locals {
  name = "crm"
  size = max(1, 2)
}
resource "aws_s3_bucket" "logs" {
  bucket = "\${local.name}-logs"
  versioning {
    enabled = true
  }
}
data "aws_iam_policy_document" "read" {}
module "network" {
  source   = "terraform-aws-modules/vpc/aws"
  version  = "6.0.1"
  for_each = var.regions
  cidr     = "10.0.0.0/16"
}
output "bucket" {
  value = aws_s3_bucket.logs.id
}
resource "aws_s3_bucket" {}
resource = 1
`

const tree = hcl.parse({ path: 'infra/main.tf', text })
const sightings = [...reader.read(tree)].map((each) => ({
  ...each,
  read: each.kind.shape(each.data) as Record<string, unknown>,
}))
const named = (name: string) => sightings.find((each) => each.name === name)

describe('the Terraform reader', () => {
  it('sees everything that Terraform has a name for', () => {
    expect(sightings.map(({ kind, name }) => `${kind.id} ${name}`)).toEqual([
      'terraform/file infra/main.tf',
      'terraform/module-call module.network',
      'terraform/variable var.region',
      'terraform/variable var.key',
      'terraform/output output.bucket',
      'terraform/provider provider.aws',
      'terraform/provider provider.aws.west',
      'terraform/local local.name',
      'terraform/local local.size',
      'terraform/settings terraform',
    ])
    expect(sightings.every(({ read }) => read !== undefined)).toBe(true)
  })

  it('tells the inputs of a module from what Terraform reads', () => {
    expect(named('module.network')?.read).toEqual({
      name: 'network',
      source: 'terraform-aws-modules/vpc/aws',
      version: '6.0.1',
      inputs: { cidr: '10.0.0.0/16' },
    })
  })

  it('knows a default of null from none, and a type by its text', () => {
    expect(named('var.region')?.read).toEqual({
      name: 'region',
      type: 'map(object({ name = string }))',
      optional: true,
      default: null,
      sensitive: true,
    })
    expect(named('var.key')?.read).toEqual({ name: 'key', optional: false })
  })

  it('reads the settings, old ways of requiring a provider included', () => {
    expect(named('terraform')?.read).toMatchObject({
      required_version: '>= 1.9',
      required_providers: { aws: { source: 'hashicorp/aws', version: '~> 6.0' }, random: { version: '3.7.2' } },
      backend: { type: 's3', body: { bucket: 'state' } },
    })
  })

  it('reports blocks of one name with different labels, and reads on', () => {
    expect(tree.problems.map((problem) => text.slice(problem.place.span.start, problem.place.span.end))).toHaveLength(2)
  })
})
