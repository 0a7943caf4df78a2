import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import type { Estate, KeyOf } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Scene } from '../check.ts'
import { type AwsResource, bodyOf } from './body.ts'

type Around = Pick<Scene<AwsResource>, 'resource' | 'estate'>

/** Whether a resource of its own says something for this one, or may: `aws_s3_bucket_versioning.bucket`. */
export function hasCompanion(around: Around, which: string): boolean {
  return companionsOf(around, which).length > 0
}

/** Those that name this one in a property, and those of which it cannot be known whom they name. */
export function companionsOf(around: Around, which: string): readonly Resource<AwsResource>[] {
  const unclear = (around.estate.by<AwsResource>(kindOf(around), namedBy(which)).get(unnamed(around)) ?? []).filter(
    (each) => ownersOf({ ...around, resource: each }, around.resource.data.type, which).length === 0,
  )
  return [...new Set([...ownCompanionsOf(around, which), ...unclear])]
}

/** Those that name this one, and no other, in a property. */
export function ownCompanionsOf(around: Around, which: string): readonly Resource<AwsResource>[] {
  const index = around.estate.by<AwsResource>(kindOf(around), namedBy(which))
  return [...new Set(namesOf(around.resource).flatMap((key) => index.get(key) ?? []))]
}

/** Those of a type that this one speaks for, as far as they are of the same scope. */
export function ownersOf(around: Around, type: string, which: string): readonly Resource<AwsResource>[] {
  const { resource, estate } = around
  const index = estate.by<AwsResource>(kindOf(around), ofType(type))
  const keys = [namedBy(which)(resource) ?? []].flat()
  return [...new Set(keys.flatMap((key) => index.get(key) ?? []))]
}

/** The one resource of some types that an expression names. */
export function named(
  value: unknown,
  types: readonly string[],
  resource: Resource<AwsResource>,
  estate: Estate,
): Resource<AwsResource> | undefined {
  if (!isUnknown(value) || /^data\.|\bdata\./.test(value.text)) return undefined
  const index = estate.by<AwsResource>(kindOf({ resource, estate }), byAddress)
  const all = addressesIn(value.text).flatMap((address) => index.get(`${resource.scope} ${withoutKey(address)}`) ?? [])
  const [first, another] = all
  return first && !another && types.includes(first.data.type) ? first : undefined
}

/** To look a resource up by where it stands. */
export function byAddress({ scope, name }: Resource): string {
  return `${scope} ${withoutKey(name)}`
}

function kindOf({ resource }: Around): typeof TerraformResource | typeof CloudFormationResource {
  return resource.kind.id === TerraformResource.id ? TerraformResource : CloudFormationResource
}

const indexes = new Map<string, KeyOf<AwsResource>>()

/** Resources by whom they name: `@` an address, `=` a name, `~` what the name is computed from, `?` where it cannot be known. */
function namedBy(which: string): KeyOf<AwsResource> {
  return kept(indexes, which, ({ data, scope }) => {
    const [type = '', name = ''] = which.split('.')
    const value = data.type === type ? bodyOf(data).body[name] : undefined
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined
    if (typeof value === 'string')
      return [value, value.slice(value.lastIndexOf('/') + 1)].map((each) => `${scope} =${each}`)
    const addresses = [...unknownTexts(value)].flatMap(addressesIn)
    return addresses.length === 0
      ? [unnamed({ resource: { scope } }), ...computedFrom(scope, value)]
      : addresses.map((address) => `${scope} @${withoutKey(address)}`)
  })
}

const owners = new Map<string, KeyOf<AwsResource>>()

/** Resources of a type by what may name them. */
function ofType(type: string): KeyOf<AwsResource> {
  return kept(owners, type, (resource) => (resource.data.type === type ? namesOf(resource) : undefined))
}

function kept(known: Map<string, KeyOf<AwsResource>>, name: string, keyOf: KeyOf<AwsResource>): KeyOf<AwsResource> {
  const before = known.get(name)
  if (before) return before
  known.set(name, keyOf)
  return keyOf
}

/** What may name it: its address, and what AWS knows it by as far as it is written. */
function namesOf({ name, scope, data }: Resource<AwsResource>): readonly string[] {
  const { body } = bodyOf(data)
  const names = ['bucket', 'BucketName', 'name', 'cluster_identifier', 'identifier', 'id'].map((each) => body[each])
  return [
    `${scope} @${withoutKey(name)}`,
    ...names.flatMap((each) => (typeof each === 'string' ? [`${scope} =${each}`] : computedFrom(scope, each))),
  ]
}

/** The same expression is the same name, as long as it is not of one copy among several. */
function computedFrom(scope: string, value: unknown): readonly string[] {
  return isUnknown(value) && !/\b(?:each|count|self)\./.test(value.text) ? [`${scope} ~${value.text}`] : []
}

function unnamed({ resource: { scope } }: { readonly resource: Pick<Resource, 'scope'> }): string {
  return `${scope} ?`
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
