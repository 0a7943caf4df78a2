import type { Artifact, Blueprint } from '../../../model/blueprint.ts'
import type { Previews } from '../../../model/plan.ts'
import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { terraformFile, variable, versions } from '../module.ts'
import { contextOf } from '../stack/context.ts'
import { previewContainers } from './containers.ts'
import { previewFunctions } from './functions.ts'
import { previewStores } from './stores.ts'

/** The root that is applied once for each pull request, with a state of its own. It looks for nothing: the stack tells it what it stands upon. */
export function previewRoot(blueprint: Blueprint): Artifact[] {
  const { previews } = blueprint.plan
  const stack = blueprint.plan.stacks.find(({ name }) => name === previews?.stage.stack)
  if (!previews || !stack) return []
  const context = contextOf(blueprint, stack)
  const services = previews.releases.map(({ workload }) => `compute/${workload.name}`)
  const stores = [...previews.own, ...previews.databases.map(({ store }) => store)].map(({ decision }) => decision)
  const parts: readonly (readonly [string, readonly Block[], readonly string[]])[] = [
    ['main', ground(previews), services],
    ['stores', previewStores(previews, context), stores],
    ['containers', previewContainers(previews, context), services],
    ['functions', previewFunctions(previews, context), services],
    ['backend', [backend(previews)], ['isolation']],
    ['variables', variables(previews), services],
    ['providers', [provider(context.plan.system, stack.region)], ['isolation']],
    ['versions', [versions()], ['isolation']],
  ]
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .map(([name, blocks, because]) => terraformFile(`${previews.path}/${name}.tf`, blocks, [...new Set(because)]))
}

function ground(previews: Previews): Block[] {
  return [
    block('data', ['aws_caller_identity', 'current']),
    block('data', ['aws_ssm_parameter', 'ground'], { name: previews.parameter }),
    block('locals', [], {
      name: template`${previews.before}${ref('var.number')}`,
      account: ref('data.aws_caller_identity.current.account_id'),
      ground: commented(
        'Written by the stack; nothing of it is secret.',
        call('jsondecode', ref('data.aws_ssm_parameter.ground.insecure_value')),
      ),
    }),
  ]
}

function backend({ state }: Previews): Block {
  return commented(
    `The key is told by who runs it, one a pull request: ${state.before}7.tfstate.`,
    block('terraform', [], {}, [
      block('backend', ['s3'], { bucket: state.bucket, region: state.region, encrypt: true, use_lockfile: true }),
    ]),
  )
}

/** What is made says whose it is and when it should be gone: by that a search finds what a lost state left behind. */
function provider(system: string, region: string): Block {
  return block('provider', ['aws'], { region }, [
    block('default_tags', [], {
      tags: {
        system,
        stack: 'preview',
        'managed-by': 'terraform',
        'pull-request': call('tostring', ref('var.number')),
        owner: ref('var.owner'),
        expires: ref('var.expires'),
      },
    }),
  ])
}

function variables({ releases }: Previews): Block[] {
  const names = releases.map(({ workload }) => workload.name)
  return [
    variable('number', 'number', 'Number of the pull request', {
      valid: {
        condition: 'var.number >= 1 && var.number < 1000000 && floor(var.number) == var.number',
        message: 'A pull request has a whole number.',
      },
    }),
    variable('images', 'map(string)', `Digest of the image of each service: ${names.join(', ')}`, {
      valid: {
        condition: 'alltrue([for digest in values(var.images) : startswith(digest, "sha256:")])',
        message: 'An image is named by its digest.',
      },
    }),
    variable('owner', 'string', 'Who opened the pull request'),
    variable('expires', 'string', 'Day after which nobody needs it any more, such as 2026-12-24'),
  ]
}
