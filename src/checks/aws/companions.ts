import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
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
  const [type = '', name = ''] = which.split('.')
  const kind = resource.kind.id === TerraformResource.id ? TerraformResource : CloudFormationResource
  const all = estate.by<AwsResource>(kind, byTypeInScope).get(`${resource.scope} ${type}`) ?? []
  return all.filter((each) => {
    const value = bodyOf(each.data).body[name]
    if (typeof value === 'string')
      return namesOf(resource.data).some((each) => each === value || value.endsWith(`/${each}`))
    const addresses = [...unknownTexts(value)].flatMap(addressesIn)
    return addresses.length === 0 ? value !== undefined : addresses.includes(withoutKey(resource.name))
  })
}

const byTypeInScope = ({ data, scope }: Resource<AwsResource>) => `${scope} ${data.type}`

/** What AWS knows it by, as far as it is written. */
function namesOf(subject: AwsResource): readonly unknown[] {
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
