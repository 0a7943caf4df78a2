import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import type { KeyOf } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import type { Scene } from '../check.ts'
import { type AwsResource, bodyOf } from './body.ts'

/** Whether a resource of its own says something for this one, or may: `aws_s3_bucket_versioning.bucket`. */
export function hasCompanion(
  { resource, estate }: Pick<Scene<AwsResource>, 'resource' | 'estate'>,
  which: string,
): boolean {
  return companionsOf({ resource, estate }, which).length > 0
}

/** Those that name this one in a property, and those of which it cannot be known whom they name. */
export function companionsOf(
  { resource, estate }: Pick<Scene<AwsResource>, 'resource' | 'estate'>,
  which: string,
): readonly Resource<AwsResource>[] {
  const kind = resource.kind.id === TerraformResource.id ? TerraformResource : CloudFormationResource
  const index = estate.by<AwsResource>(kind, namedBy(which))
  const keys = [`@${withoutKey(resource.name)}`, '?', ...namesOf(resource.data).map((name) => `=${name}`)]
  return [...new Set(keys.flatMap((key) => index.get(`${resource.scope} ${key}`) ?? []))]
}

const indexes = new Map<string, KeyOf<AwsResource>>()

/** Resources by whom they name: `@` an address, `=` a name, `?` where it cannot be known. */
function namedBy(which: string): KeyOf<AwsResource> {
  const known = indexes.get(which)
  if (known) return known
  const [type = '', name = ''] = which.split('.')
  const keyOf: KeyOf<AwsResource> = ({ data, scope }) => {
    const value = data.type === type ? bodyOf(data).body[name] : undefined
    if (value === undefined || value === null) return undefined
    if (typeof value === 'string')
      return [value, value.slice(value.lastIndexOf('/') + 1)].map((each) => `${scope} =${each}`)
    const addresses = [...unknownTexts(value)].flatMap(addressesIn)
    return addresses.length === 0 ? `${scope} ?` : addresses.map((address) => `${scope} @${withoutKey(address)}`)
  }
  indexes.set(which, keyOf)
  return keyOf
}

/** What AWS knows it by, as far as it is written. */
function namesOf(subject: AwsResource): readonly string[] {
  const { body } = bodyOf(subject)
  return ['bucket', 'BucketName', 'name', 'cluster_identifier', 'identifier', 'id']
    .map((name) => body[name])
    .filter((each) => typeof each === 'string')
}

/** Resources that an expression names: `module.a.aws_s3_bucket.this[0].id`, `Ref Bucket`. */
export function addressesIn(text: string): readonly string[] {
  const [, logical] = /^(?:Ref|GetAtt) (\w+)/.exec(text) ?? []
  if (logical !== undefined) return [logical]
  return [...text.matchAll(/(?:module\.[\w-]+(?:\[[^\]]{0,100}\])?\.)*aws_\w+\.[\w-]+/g)].map(([address]) => address)
}

export function withoutKey(address: string): string {
  return address.replace(/\[[^\]]*\]$/, '')
}
