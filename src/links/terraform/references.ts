import { TerraformData, TerraformModuleCall, TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Link, Reach } from '../link.ts'
import { unknownTexts } from '../unknown-texts.ts'

export const link: Link<TerraformResource> = {
  title: 'Terraform resources refer to each other',
  from: TerraformResource,
  find: (_, { resource, estate }) => referred(resource, estate),
}

/** By the texts of what cannot be known before it is applied: `aws_kms_key.main.arn`. */
function* referred(resource: Resource, estate: Estate): Iterable<Reach> {
  for (const text of unknownTexts(valueAt(resource.tree.data, resource.path)))
    for (const [address] of text.matchAll(/(?:module\.[\w-]+(?:\[[^\]]{0,100}\])?\.)*(?:data\.)?[a-z]\w*\.[\w-]+/g))
      for (const kind of [TerraformResource, TerraformData, TerraformModuleCall])
        for (const to of estate.by<unknown>(kind, addressIn).get(`${resource.scope} ${address}`) ?? [])
          yield { verb: 'refers to', to }
}

/** The address without the key of an instance at its end, which a reference may leave out. */
function addressIn({ name, scope }: Resource): string {
  return `${scope} ${name.replace(/\[[^\]]*\]$/, '')}`
}
