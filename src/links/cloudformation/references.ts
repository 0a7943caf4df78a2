import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Link } from '../link.ts'
import { unknownTexts } from '../unknown-texts.ts'

export const link: Link<CloudFormationResource> = {
  title: 'Resources of a CloudFormation template refer to each other',
  from: CloudFormationResource,
  *find({ dependsOn = [] }, { resource, estate }) {
    const named = (name: string) => estate.by(CloudFormationResource, nameIn).get(`${resource.scope} ${name}`) ?? []
    for (const name of dependsOn) if (name !== undefined) for (const to of named(name)) yield { verb: 'waits for', to }
    for (const text of unknownTexts(valueAt(resource.tree.data, resource.path)))
      for (const [, alone, inside] of text.matchAll(
        /^(?:Ref|GetAtt) ([A-Za-z0-9]+)|\$\{([A-Za-z0-9]+)(?:\.[\w.]+)?\}/g,
      ))
        for (const to of named(alone ?? inside ?? '')) yield { verb: 'refers to', to }
  },
}

function nameIn({ scope, name }: Resource): string {
  return `${scope} ${name}`
}
