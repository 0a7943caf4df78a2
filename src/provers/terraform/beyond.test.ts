import { expect, test } from 'vitest'
import { hcl } from '../../syntax/hcl/hcl.ts'
import { beyondSchema } from './beyond.ts'

const needs = (entry: string) => `terraform {\n  required_providers {\n    ${entry}\n  }\n}\n`

test.each([
  ['a provider of that version', needs('aws = { source = "hashicorp/aws", version = "~> 6.66" }'), undefined],
  ['a provider of the full address', needs('aws = { source = "example.com/hashicorp/aws" }'), undefined],
  ['what Terraform has in itself', 'resource "terraform_data" "a" {}\n', undefined],
  ['an older provider', needs('aws = { source = "hashicorp/aws", version = "~> 5.0" }'), 'asks for'],
  ['an older provider, in the old way', needs('aws = "~> 5.0"'), 'asks for'],
  ['another provider', needs('random = { source = "hashicorp/random" }'), '`hashicorp/random`'],
  ['another provider that nobody names', 'resource "random_id" "a" {}\n', '`random_id`'],
  ['a function of the provider', 'locals {\n  a = provider::aws::arn_parse("x")\n}\n', 'functions'],
  ['an action', 'action "aws_lambda_invoke" "a" {}\n', '`action`'],
])('of %s: %s', (_, text, reason) => {
  const found = beyondSchema([hcl.parse({ path: 'a.tf', text })], '6.66.0')
  if (reason === undefined) expect(found).toBeUndefined()
  else expect(found).toContain(reason)
})
