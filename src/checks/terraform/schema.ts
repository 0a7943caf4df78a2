import { awsSchemaOf, awsTypes, type Schema } from '../../facts/terraform-aws.ts'
import { TerraformData, TerraformResource, TerraformSettings } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check, Report } from '../check.ts'

const six = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "~> 6.0" }\n  }\n}'

type Subject = TerraformResource | TerraformData
const common = { severity: 'high', level: 'default', on: [TerraformResource, TerraformData] } as const

const argument: Check<Subject> = {
  ...common,
  title: 'Argument does not exist',
  why: `\`terraform validate\` refuses it, and with it the plan of everything beside. It is asked of the provider of AWS, of release 6 where the
configuration demands it; elsewhere only a name that is one slip away from another is reported, as older releases had arguments that are gone.`,
  *run({ type, body }, { resource, estate }) {
    const schema = schemaOf(resource, type)
    if (!schema) return
    const whole = isOfSix(resource, estate)
    for (const { name, at, known } of strangers(body, schema, [], true)) {
      const [meant] = nearest(name, known, 1)
      const close = meant !== undefined && isOneLetter(name, meant) ? meant : undefined
      if (!whole && (close === undefined || removed.has(`${type}.${name}`))) continue
      yield {
        at,
        part: 'key',
        message: `\`${type}\` has no \`${[...at.filter((step) => typeof step === 'string')].join('.')}\`; ${close ? `did you mean \`${close}\`?` : 'leave it out, or write what the documentation says'}`,
      } satisfies Report
    }
  },
  examples: [
    {
      bad: 'resource "aws_sqs_queue" "jobs" {\n  name                      = "jobs"\n  message_retention_second = 60\n}\n',
      good: 'resource "aws_sqs_queue" "jobs" {\n  name                      = "jobs"\n  message_retention_seconds = 60\n}\n',
    },
    { bad: sixth('acls = []'), good: sixth('force_destroy = false') },
  ],
}

const missing: Check<Subject> = {
  ...common,
  title: 'Argument lacks that its resource cannot be without',
  why: `\`terraform validate\` refuses the configuration. It is asked of the provider of AWS where the configuration demands release 6.`,
  *run({ type, body }, { resource, estate }) {
    const schema = schemaOf(resource, type)
    if (!schema || body.count === 0 || !isOfSix(resource, estate)) return
    for (const [name, { r }] of [...Object.entries(schema.a), ...Object.entries(schema.b ?? {})])
      if (r && body[name] === undefined)
        yield { at: [name], message: `\`${type}\` cannot be without \`${name}\`; give it` }
  },
  examples: [
    {
      bad: `${six}\nresource "aws_lb_listener" "web" {\n  load_balancer_arn = "arn"\n  port              = 443\n}\n`,
      good: `${six}\nresource "aws_lb_listener" "web" {\n  load_balancer_arn = "arn"\n  port              = 443\n  default_action {\n    type = "fixed-response"\n  }\n}\n`,
    },
  ],
}

const type: Check<Subject> = {
  ...common,
  title: 'Type does not exist in the provider',
  why: `\`terraform plan\` refuses it: the provider does not support the type. It is reported where a known type is one letter away.`,
  *run({ type: name }, { resource }) {
    const section = resource.kind.id === TerraformData.id ? 'data' : 'resources'
    if (!/^aws_\w+$/.test(name) || awsSchemaOf(section, name)) return
    const meant = nearest(name, awsTypes(section), 1).find((each) => isOneLetter(name, each))
    if (meant !== undefined)
      yield { message: `the provider of AWS has no \`${name}\`; did you mean \`${meant}\`?`, at: [], part: 'key' }
  },
  examples: [
    {
      bad: 'resource "aws_sqs_queues" "jobs" {\n  name = "jobs"\n}\n',
      good: 'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n',
    },
  ],
}

export const checks = { argument, missing, type } as Readonly<Record<string, Check>>

/** What Terraform itself reads in any resource. */
const everywhere = new Set(['count', 'for_each', 'depends_on', 'provider', 'lifecycle', 'provisioner', 'connection'])

/** Gone since an older release, and one letter from what there is. */
const removed: ReadonlySet<string> = new Set(['aws_autoscaling_group.tags'])

function schemaOf({ kind }: Resource, name: string): Schema | undefined {
  return awsSchemaOf(kind.id === TerraformData.id ? 'data' : 'resources', name)
}

interface Stranger {
  readonly name: string
  readonly at: Path
  readonly known: readonly string[]
}

/** Every name in a body that its schema does not know; what may be of any form is not looked into. */
function* strangers(body: unknown, schema: Schema, at: Path, top: boolean): Iterable<Stranger> {
  if (!isMap(body)) return
  const known = [...Object.keys(schema.a), ...Object.keys(schema.b ?? {})]
  for (const [name, value] of Object.entries(body)) {
    if (top && everywhere.has(name)) continue
    const inner = own(schema.b, name)
    if (!inner && !own(schema.a, name)) yield { name, at: [...at, name], known }
    else if (inner && Array.isArray(value))
      for (const [index, each] of value.entries()) yield* strangers(each, inner, [...at, name, index], false)
  }
}

function own<T>(entries: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return entries && Object.hasOwn(entries, name) ? entries[name] : undefined
}

/** Whether the configuration demands release 6 of the provider, which the schema is of. */
function isOfSix({ scope }: Resource, estate: Estate): boolean {
  return (estate.by(TerraformSettings, scopeOf).get(scope) ?? []).some(({ data }) => {
    const version = data.required_providers?.aws?.version
    return version !== undefined && /(?:^|,)\s*(?:~>|>=|=)?\s*v?6(?:\.\d+)*\s*(?:,|$)/.test(version)
  })
}

function scopeOf({ scope }: Resource): string {
  return scope
}

/** One letter more, less or other, or two changed places. */
function isOneLetter(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === [...right].reverse().join(''))
}

function sixth(line: string): string {
  return `${six}\nresource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n  ${line}\n}\n`
}
