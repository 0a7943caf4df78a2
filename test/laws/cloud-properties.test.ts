import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Check } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { type AttributeSchema, awsSchema, type Schema, type Type } from '../../src/provers/aws-schema.ts'

/** Properties by name: those of a nested object, 1 where anything may stand, 0 where a value does. */
type Properties = { readonly [name: string]: Properties | 0 | 1 }

// From @aws-cdk/aws-service-spec 0.1.216 (Apache-2.0), 2026-11-27: names alone.
const cloudFormation: { readonly [type: string]: Properties } = JSON.parse(
  brotliDecompressSync(
    readFileSync(fileURLToPath(new URL('cloudformation-types.json.br', import.meta.url))),
  ).toString(),
)
const terraform = await awsSchema()

/** What later versions of the provider or of CloudFormation no longer have, and older configurations do. */
const former = new Set([
  'aws_autoscaling_group tags',
  'aws_db_security_group',
  'aws_elasticache_security_group',
  'aws_redshift_cluster logging.enable',
  'aws_redshift_security_group',
])

const rows = Object.entries(checks).filter(([id, { types }]) => id.startsWith('aws/') && types)

it('every type and property of a cloud row exists', () => {
  expect(rows.flatMap(([id, check]) => wrongIn(id, check))).toEqual([])
})

it('and the law sees one that does not', () => {
  const types = { aws_s3_bucket: ['bukket'], 'AWS::S3::Bucket': ['BucketEncryption.Nothing'], aws_nothing: ['a'] }
  expect(wrongIn('aws/planted', { types })).toHaveLength(3)
})

function wrongIn(id: string, { types = {} }: Pick<Check, 'types'>): string[] {
  return Object.entries(types).flatMap(([type, paths]) =>
    paths
      .filter((path) => !former.has(type) && !former.has(`${type} ${path.replaceAll('?', '')}`) && !exists(type, path))
      .map((path) => `${id}: ${type} ${path}`),
  )
}

function exists(type: string, path: string): boolean {
  const steps = path === '' ? [] : path.replaceAll('?', '').split('.')
  // The shapes of SAM are not in it; what every resource of Terraform has is in no schema.
  if (type.startsWith('AWS::Serverless::') || steps[0] === 'lifecycle') return true
  if (type.includes('::')) return type in cloudFormation && reaches(cloudFormation[type], steps)
  return [terraform.resources[type], terraform.data[type]].some((schema) => schema && holds(schema, steps))
}

function reaches(at: Properties | 0 | 1 | undefined, [step, ...rest]: readonly string[]): boolean {
  if (at === undefined) return false
  if (step === undefined || at === 1) return true
  return at !== 0 && reaches(at[step], rest)
}

function holds({ a, b = {} }: Schema, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true
  const [attribute, block] = [a[step], b[step]]
  return (block !== undefined && holds(block, rest)) || (attribute !== undefined && inAttribute(attribute, rest))
}

function inAttribute(attribute: AttributeSchema, rest: readonly string[]): boolean {
  return 'n' in attribute ? holds(attribute, rest) : inType(attribute.t, rest)
}

/** What stands in a text is JSON, and known to nobody. */
function inType(type: Type, rest: readonly string[]): boolean {
  const [step, ...below] = rest
  if (step === undefined || type === 'dynamic' || type === 'string') return true
  if (typeof type === 'string') return false
  if ('object' in type) return step in type.object && inType(type.object[step]?.type ?? 'dynamic', below)
  return type[0] === 'map' ? inType(type[1], below) : inType(type[1], rest)
}
