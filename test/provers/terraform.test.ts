import { beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../../src/model/world.ts'
import type { Verdict } from '../../src/provers/prover.ts'
import { prover } from '../../src/provers/terraform/prover.ts'
import { lacks } from '../lacks.ts'
import { realWorld } from './real-world.ts'

// Elsewhere than at its source nobody has a provider, so these runs are the same with a network and without.
const offline: World = {
  ...realWorld,
  run: (program, args, options) =>
    realWorld.run(program, args, { ...options, env: { ...options?.env, TF_CLI_CONFIG_FILE: nowhere } }),
}
let nowhere = ''
beforeAll(async () => {
  const directory = await realWorld.files.temporary(
    new Map([
      ['mirror/.keep', ''],
      ['empty.tfrc', 'provider_installation {\n  filesystem_mirror {\n    path = "mirror"\n  }\n}\n'],
    ]),
  )
  nowhere = `${directory}/empty.tfrc`
})

const needs = 'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n\n'

const sound = {
  'main.tf': `${needs}resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

ephemeral "aws_secretsmanager_random_password" "first" {}

resource "aws_ssm_parameter" "password" {
  name             = "password"
  type             = "SecureString"
  value_wo         = ephemeral.aws_secretsmanager_random_password.first.random_password
  value_wo_version = 1
}

data "aws_caller_identity" "this" {}

resource "aws_wafv2_web_acl" "this" {
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "known"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "known"
      sampled_requests_enabled   = true
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "all"
    sampled_requests_enabled   = true
  }
}

module "name" {
  source = "./name"
  text   = templatefile("\${path.module}/name.tftpl", { account = data.aws_caller_identity.this.account_id })
}
`,
  'name.tftpl': 'jobs-${account}',
  'name/main.tf': 'variable "text" {\n  type = string\n}\n',
}

describe.skipIf(lacks('terraform'))('beside the real terraform, without a provider', () => {
  it('what is sound is proved, and said to be proved by the schema alone', async () => {
    const verdicts = await verdictsOn(sound)
    expect(verdicts.map(({ path, outcome }) => `${path} ${outcome}`)).toEqual(['main.tf proved', 'name/main.tf proved'])
    for (const { message, but } of verdicts) {
      expect(message).toMatch(/schema \d+\.\d+\.\d+; the provider's own validation did not run$/)
      expect(but).toContain('own validation')
    }
  })

  it.each([
    [
      'an argument that does not exist',
      'resource "aws_sqs_queue" "a" {\n  nam = "a"\n}\n',
      10,
      'Unsupported argument: An argument named "nam" is not expected here. Did you mean "name"?',
    ],
    [
      'a wrong type',
      'resource "aws_sqs_queue" "a" {\n  delay_seconds = [1]\n}\n',
      10,
      'Inappropriate value for attribute "delay_seconds": number required',
    ],
    [
      'an attribute that does not exist, in a reference',
      'resource "aws_vpc" "a" {}\n\noutput "a" {\n  value = aws_vpc.a.identity\n}\n',
      12,
      'attribute named "identity"',
    ],
    [
      'a block that is missing',
      'resource "aws_s3_bucket_versioning" "a" {\n  bucket = "a"\n}\n',
      9,
      'Insufficient versioning_configuration blocks',
    ],
    [
      'an argument that is missing',
      'resource "aws_iam_role" "a" {\n  name = "a"\n}\n',
      9,
      'The argument "assume_role_policy" is required',
    ],
    [
      'a type that does not exist',
      'resource "aws_sqs_queu" "a" {}\n',
      9,
      'does not support resource type "aws_sqs_queu". Did you mean "aws_sqs_queue"?',
    ],
    [
      'an ephemeral value that is kept',
      'ephemeral "aws_secretsmanager_random_password" "a" {}\n\nresource "aws_ssm_parameter" "a" {\n  name  = "a"\n  type  = "String"\n  value = ephemeral.aws_secretsmanager_random_password.a.random_password\n}\n',
      14,
      'Invalid use of ephemeral value',
    ],
    ['a reference to nothing', 'locals {\n  a = undeclared.x.y\n}\n', 10, 'Reference to undeclared resource'],
  ])('%s is refuted at its line', async (_, text, line, message) => {
    const [verdict, ...more] = await verdictsOn({ 'main.tf': needs + text })
    expect(more).toEqual([])
    expect(verdict).toMatchObject({ path: 'main.tf', outcome: 'refuted', line })
    expect(verdict?.message).toContain(message)
  })

  it('an input that a module misses is refuted where it is called', async () => {
    const verdicts = await verdictsOn({
      'main.tf': 'module "a" {\n  source = "./a"\n}\n\nresource "aws_vpc" "b" {}\n',
      'a/main.tf': 'variable "name" {\n  type = string\n}\n',
    })
    expect(verdicts).toMatchObject([
      { path: 'main.tf', outcome: 'refuted', line: 1, message: expect.stringContaining('"name" is required') },
      { path: 'a/main.tf', outcome: 'proved', message: 'format' },
      { path: 'a/main.tf', outcome: 'not-run' },
    ])
  })

  it('a version that the schema is not of is not judged by it', async () => {
    const older = needs
      .replace('"hashicorp/aws"', '"hashicorp/aws"\n      version = "~> 5.0"')
      .replace('source =', 'source  =')
    const verdicts = await verdictsOn({ 'main.tf': `${older}resource "aws_vpc" "a" {}\n` })
    expect(verdicts).toMatchObject([
      { outcome: 'proved', message: 'format' },
      { outcome: 'not-run', message: expect.stringContaining('asks for `hashicorp/aws` `~> 5.0`') },
    ])
  })
})

async function verdictsOn(texts: Readonly<Record<string, string>>): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  const artifacts = Object.entries(texts).map(([path, text]) => ({ path, text, because: [] }))
  for await (const verdict of prover.prove(artifacts, offline)) verdicts.push(verdict)
  return verdicts
}
