import { type Attributes, type Block, block, commented, conditional, raw, ref } from '../../../syntax/hcl/build.ts'
import type { StackContext, StoreHome } from './context.ts'

const made = 'aws_secretsmanager_random_password'
const looked = 'aws_secretsmanager_secret_version'

/** What workloads sign in with: made up, or that of the source which a replica follows. Terraform keeps neither. */
export function passwordBlocks(home: StoreHome, { plan, spec }: StackContext): Block[] {
  const { store, instance, module } = home
  if (!asks(home)) return []
  if (!instance.replicaOf)
    return [
      block('ephemeral', [made, module], {
        password_length: 40,
        exclude_punctuation: true,
        require_each_included_type: true,
      }),
    ]
  const source = plan.stages.find(({ name }) => store.instances[name]?.identifier === instance.replicaOf)
  return [
    commented(
      'A replica has the users of its source.',
      block('ephemeral', [looked, module], {
        count: conditional(ref('var.read_source_password'), 1, 0),
        secret_id: store.secret.remote[source?.name ?? ''],
        region: spec.cloud.region,
      }),
    ),
  ]
}

export function passwordOf(home: StoreHome): Attributes {
  if (!asks(home)) return {}
  const { instance, module } = home
  if (!instance.replicaOf) return { password: ref(`ephemeral.${made}.${module}.random_password`) }
  return {
    password: raw(`one([for source in ephemeral.${looked}.${module} : jsondecode(source.secret_string).password])`),
  }
}

function asks({ store }: StoreHome): boolean {
  return store.secret.keys.some(({ secret }) => secret)
}
