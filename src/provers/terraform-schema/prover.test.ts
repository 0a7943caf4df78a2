import { describe, expect, it } from 'vitest'
import type { World } from '../../model/world.ts'
import { prover } from './prover.ts'

const good = {
  'stacks/main.tf': `module "queue" {
  source = "../modules/queue"
  name   = "jobs"
}

resource "aws_s3_bucket" "this" {
  for_each = toset(["a", "b"])
  bucket   = each.value
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = aws_s3_bucket.this
  bucket   = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_security_group" "this" {
  name = local.name

  dynamic "ingress" {
    for_each = var.ports

    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
    }
  }
}

variable "ports" {
  type    = list(number)
  default = [80, 443]
}

locals {
  name = join("-", [for port in var.ports : "p\${port}"])
}

output "queue" {
  value = module.queue.arn
}
`,
  'modules/queue/main.tf': `variable "name" {
  type = string
}

variable "tags" {
  type    = map(string)
  default = {}
}

resource "aws_sqs_queue" "this" {
  name = var.name
  tags = var.tags
}

output "arn" {
  value = aws_sqs_queue.this.arn
}
`,
}

describe('what Terraform would accept', () => {
  it('is proved', async () => {
    expect(await verdicts(good)).toEqual([
      { path: 'stacks/main.tf', outcome: 'proved' },
      { path: 'modules/queue/main.tf', outcome: 'proved' },
    ])
  })

  it('is proved but for what there is no schema of', async () => {
    const text = 'resource "random_password" "this" {\n  length = 32\n}\n'
    expect(await verdicts({ 'main.tf': text })).toEqual([
      { path: 'main.tf', outcome: 'proved', message: 'but for 1 of other providers, or modules from elsewhere' },
    ])
  })
})

/** Each changes one thing of the good files. */
const faults: { readonly [title: string]: readonly [from: string, to: string, line: number, message: string] } = {
  'an unknown argument': [
    '  bucket   = each.value',
    '  buckett  = each.value',
    8,
    'aws_s3_bucket.this has no argument `buckett`; did you mean `bucket`?',
  ],
  'an unknown argument of a block': [
    '    status = "Enabled"',
    '    stat = "Enabled"',
    16,
    '`versioning_configuration` of aws_s3_bucket_versioning.this has no argument `stat`; did you mean `status`?',
  ],
  'a literal of a wrong type': [
    '      from_port = ingress.value',
    '      from_port = "http"',
    27,
    '`from_port` of `ingress` of aws_security_group.this: `"http"` stands where a number is wanted',
  ],
  'an attribute that is not there': [
    'aws_s3_bucket.this[each.key].id',
    'aws_s3_bucket.this[each.key].arnn',
    13,
    '`aws_s3_bucket.this` has no attribute `arnn`; did you mean `arn`?',
  ],
  'a required block that is missing': [
    '\n  versioning_configuration {\n    status = "Enabled"\n  }\n',
    '',
    11,
    'aws_s3_bucket_versioning.this has no block `versioning_configuration`, which is required',
  ],
  'a required argument that is missing': [
    '  bucket   = aws_s3_bucket.this[each.key].id\n',
    '',
    11,
    'aws_s3_bucket_versioning.this has no `bucket`, which is required',
  ],
  'an unknown type of resource': [
    'resource "aws_security_group"',
    'resource "aws_securty_group"',
    20,
    'there is no resource `aws_securty_group`; did you mean `aws_security_group`?',
  ],
  'a variable that nobody declares': [
    'for_each = var.ports',
    'for_each = var.port',
    24,
    'there is no variable `port`; did you mean `ports`?',
  ],
  'a local value that nobody declares': [
    '= local.name',
    '= local.names',
    21,
    'there is no local value `names`; did you mean `name`?',
  ],
  'an output that the module does not have': [
    'module.queue.arn',
    'module.queue.url',
    44,
    'module `queue` has no output `url`',
  ],
  'an input that the module does not have': [
    '  name   = "jobs"',
    '  name   = "jobs"\n  nam    = "x"',
    4,
    'modules/queue has no variable `nam`; did you mean `name`?',
  ],
  'an input that is not given': [
    '  name   = "jobs"\n',
    '',
    1,
    'module `queue` is not given `name`, which has no default',
  ],
  'an input of a wrong type': [
    '  name   = "jobs"',
    '  name   = ["jobs"]',
    3,
    '`name` of module `queue`: a list stands where a string is wanted',
  ],
  'a module that is not there': [
    '"../modules/queue"',
    '"../modules/topic"',
    1,
    'module `queue`: there is no module at modules/topic',
  ],
  'an instance that is not chosen': [
    'aws_s3_bucket.this[each.key].id',
    'aws_s3_bucket.this.id',
    13,
    '`aws_s3_bucket.this` has `for_each`: choose an instance, such as `aws_s3_bucket.this[each.key]`',
  ],
  'a block written as an argument': [
    '  versioning_configuration {\n',
    '  versioning_configuration = {\n',
    15,
    '`versioning_configuration` of aws_s3_bucket_versioning.this is a block, not an argument',
  ],
  'a default of a wrong type': [
    'default = [80, 443]',
    'default = [80, "x"]',
    36,
    '`"x"` stands where a number is wanted',
  ],
  'the same name twice': [
    'resource "aws_s3_bucket_versioning" "this"',
    'resource "aws_s3_bucket" "this"',
    11,
    'resource `aws_s3_bucket.this` is declared twice',
  ],
  'a format of its own': [
    '  name = local.name',
    '  name   = local.name',
    21,
    '`terraform fmt` would write this line differently',
  ],
}

describe('a planted fault', () => {
  for (const [title, [from, to, line, message]] of Object.entries(faults))
    it(`is refuted: ${title}`, async () => {
      const text = good['stacks/main.tf'].replace(from, to)
      expect(text).not.toBe(good['stacks/main.tf'])
      expect(await verdicts({ ...good, 'stacks/main.tf': text })).toContainEqual({
        path: 'stacks/main.tf',
        outcome: 'refuted',
        line,
        message,
      })
    })

  it('is refuted in values for variables', async () => {
    const found = await verdicts({ ...good, 'stacks/terraform.tfvars': 'port  = 1\nports = "x"\n' })
    expect(found.filter(({ path }) => path.endsWith('.tfvars'))).toEqual([
      {
        path: 'stacks/terraform.tfvars',
        outcome: 'refuted',
        line: 1,
        message: 'there is no variable `port`; did you mean `ports`?',
      },
      {
        path: 'stacks/terraform.tfvars',
        outcome: 'refuted',
        line: 2,
        message: '`ports`: `"x"` stands where a list of number is wanted',
      },
    ])
  })

  it('is refuted where the text is no HCL at all', async () => {
    const [first] = await verdicts({ 'main.tf': 'resource "aws_vpc" {{\n' })
    expect(first?.outcome).toBe('refuted')
  })
})

async function verdicts(files: Readonly<Record<string, string>>) {
  const artifacts = Object.entries(files).map(([path, text]) => ({ path, text, because: [] }))
  const found = []
  for await (const verdict of prover.prove(artifacts, {} as World)) found.push(verdict)
  return found
}
