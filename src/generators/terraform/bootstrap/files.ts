import { edged } from '../../../design/cdn.ts'
import type { Artifact, Blueprint } from '../../../model/blueprint.ts'
import { type Block, block, commented } from '../../../syntax/hcl/build.ts'
import { printHcl } from '../../../syntax/hcl/print.ts'
import { label, output, terraformFile, variable, versions } from '../module.ts'
import { privateBucket } from '../modules/private-bucket.ts'
import { settingsFile } from '../settings.ts'
import { backend, defaultTags } from '../stack/files.ts'
import { boundary } from './boundary.ts'
import { budget, watcher } from './budget.ts'
import { record } from './evidence.ts'
import { guards, isGuarded } from './guard.ts'
import { pipelineIdentity } from './pipeline.ts'
import { registry } from './registry.ts'
import { trail, whoseAccount } from './trail.ts'

const home = 'terraform/stacks/bootstrap'

/** What stands before everything else, applied by hand once. */
export function bootstrapFiles(blueprint: Blueprint): Artifact[] {
  const { plan, spec } = blueprint
  const state = plan.stacks[0]?.state
  if (!state) return []
  const images = plan.delivery.registry === 'ecr' && plan.workloads.length > 0
  const watch = guards(blueprint)
  const evidence = record(blueprint)
  const told = spec.budget !== undefined || isGuarded(blueprint.decided)
  return [
    file(
      'main',
      [whoseAccount, ...stateBucket(state.bucket), zone(spec.domain), ...searchRole(plan), ...spotRole(plan)],
      ['isolation'],
    ),
    ...(images ? [file('registry', registry(blueprint), ['registry'])] : []),
    file('pipeline', pipelineIdentity(blueprint), ['pipeline', 'registry']),
    file('boundary', boundary(plan), ['pipeline']),
    ...(spec.budget === undefined ? [] : [file('budget', budget(plan.system, spec.budget), ['regions'])]),
    file('trail', trail(blueprint), ['detection']),
    ...(watch.length > 0 ? [file('guard', watch, ['detection', 'evidence'])] : []),
    ...(evidence.length > 0 ? [file('evidence', evidence, ['evidence'])] : []),
    file('providers', [provider(plan.system, state.region)], ['isolation']),
    { path: `${home}/backend.tf`, because: ['isolation'], text: laterBackend(state) },
    file(
      'variables',
      [
        named,
        ...(spec.budget === undefined ? [] : [watcher]),
        ...(told
          ? [variable('alert_email', 'string', 'Address that is told when money runs out, and of a break-in')]
          : []),
      ],
      ['pipeline', ...(told ? ['regions', 'detection'] : [])],
    ),
    ...settingsFile(home, spec.domain, { cluster: false, alerts: told, repository: plan.delivery.repository }),
    file('outputs', outputs(blueprint, images), ['pipeline']),
    file('versions', [versions()], ['isolation']),
  ]
}

/** By the numbers a name that somebody else takes later opens nothing. */
const named = variable(
  'repository',
  'string',
  'The repository as GitHub names it in tokens of jobs: owner/name, or owner@id/name@id',
  {
    valid: {
      condition: 'can(regex("^[^@/:*]+(@[0-9]+)?/[^@/:*]+(@[0-9]+)?$", var.repository))',
      message: 'Give owner/name, or owner@id/name@id.',
    },
  },
)

function file(name: string, blocks: readonly Block[], because: readonly string[]): Artifact {
  return terraformFile(`${home}/${name}.tf`, blocks, because)
}

function stateBucket(name: string): Block[] {
  return privateBucket('state', name, { versioned: true, prevent: true })
}

function zone(domain: string): Block {
  return block('resource', ['aws_route53_zone', 'main'], { name: domain }, [
    block('lifecycle', [], { prevent_destroy: true }),
  ])
}

function provider(system: string, region: string): Block {
  return block('provider', ['aws'], { region }, [defaultTags(system, 'bootstrap')])
}

/** The bucket cannot hold the state that makes it, so the block waits in a comment. */
function laterBackend(state: Parameters<typeof backend>[0]['state']): string {
  const text = printHcl([backend({ state: { ...state, key: 'stacks/bootstrap.tfstate' } })])
  return printHcl(
    [],
    `The bucket is made here. Once it stands, take the comment marks away and run \`terraform init -migrate-state\`.\n\n${text.trimEnd()}`,
  )
}

function outputs({ plan }: Blueprint, images: boolean): Block[] {
  return [
    output('name_servers', 'aws_route53_zone.main.name_servers', 'Where the registrar must point the domain to'),
    output('state_bucket', 'aws_s3_bucket.state.bucket', 'Where the stacks keep their state'),
    ...(images ? [output('publish_role_arn', 'module.publish.arn', 'Role that pushes images')] : []),
    ...(edged(plan) ? Object.keys(plan.delivery.roles) : []).map((stack) =>
      output(
        `${label(stack)}_deploy_role_arn`,
        `module.${label(stack)}_deploy.arn`,
        `Role that deploys sites to ${stack}`,
      ),
    ),
  ]
}

/** By which OpenSearch puts its nodes into the network; an account has one. */
function searchRole({ stores, monitoring }: Blueprint['plan']): Block[] {
  if (!stores.some(({ module }) => module === 'search') && !monitoring.search) return []
  return [
    commented(
      'An account that used OpenSearch before has it: `terraform import aws_iam_service_linked_role.search <its arn>`.',
      block('resource', ['aws_iam_service_linked_role', 'search'], {
        aws_service_name: 'opensearchservice.amazonaws.com',
      }),
    ),
  ]
}

/** By which EC2 asks for spare machines; Karpenter may not make it, and an account has one. */
function spotRole({ stacks }: Blueprint['plan']): Block[] {
  if (!stacks.some(({ nodes }) => nodes.some(({ by, capacity }) => by === 'karpenter' && capacity === 'spot')))
    return []
  return [
    commented(
      'An account that used spot instances before has it: `terraform import aws_iam_service_linked_role.spot <its arn>`.',
      block('resource', ['aws_iam_service_linked_role', 'spot'], { aws_service_name: 'spot.amazonaws.com' }),
    ),
  ]
}
