import { edged } from '../../../design/cdn.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import type { Plan, Stage } from '../../../model/plan.ts'
import { type Attributes, type Block, block, type Code, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { issuer } from '../modules/pipeline-role.ts'
import { policyDocument } from '../policy.ts'
import { applying } from './boundary.ts'
import { deploying, planning, publishing } from './pipeline-rights.ts'
import { previewing } from './previewing/rights.ts'
import { releasing } from './release-rights.ts'
import { moving } from './takeover-rights.ts'

/** What the pipeline may do in AWS, without a key that could leak: GitHub vouches for the job, AWS believes it for an hour. */
export function pipelineIdentity({ plan }: Blueprint): Block[] {
  const { delivery, workloads } = plan
  return [
    block('resource', ['aws_iam_openid_connect_provider', 'github'], {
      url: `https://${issuer}`,
      client_id_list: ['sts.amazonaws.com'],
    }),
    policyDocument('plan', planning(plan)),
    policyDocument('apply', applying(plan)),
    ...(delivery.registry === 'ecr' && workloads.length > 0 ? publisher(plan) : []),
    ...mover(plan),
    ...previewer(plan),
    ...Object.entries(delivery.roles).flatMap(([stack, name]) => [
      ...(edged(plan) ? deployer(plan, stack, name) : []),
      ...terraformRoles(plan, stack),
    ]),
    ...Object.entries(delivery.releaseRoles).flatMap(([stage, name]) => releaser(plan, stage, name)),
  ]
}

/** Role that pushes images. */
export function publisherName({ system }: Plan): string {
  return `${system}-publish`
}

function publisher(plan: Plan): Block[] {
  return [
    policyDocument('publish', publishing),
    role('publish', publisherName(plan), 'Pushes images', publishSubjects(plan), document('publish')),
  ]
}

/** Role that makes previews and takes them away: it makes no role, and what it names is named after a pull request. */
function previewer(plan: Plan): Block[] {
  const { previews } = plan
  if (!previews) return []
  return [
    policyDocument('previews', previewing(plan, previews)),
    role(
      'previews',
      previews.role,
      'Makes previews of pull requests and takes them away',
      [jobOf(`environment:${previews.stage.name}`)],
      document('previews'),
    ),
  ]
}

/** Role that moves everything to the other region and back. */
function mover(plan: Plan): Block[] {
  const { takeover } = plan
  if (!takeover) return []
  return [
    policyDocument('takeover', moving(plan, takeover)),
    role(
      'takeover',
      takeover.role,
      'Moves everything to another region and back',
      [jobOf(`environment:${takeover.environment}`)],
      document('takeover'),
    ),
  ]
}

/** One for each stage: a job for one stage can do nothing to another. */
function releaser(plan: Plan, stage: string, called: string): Block[] {
  const own = plan.stages.find(({ name }) => name === stage)
  if (!own) return []
  const name = label(stage, 'release')
  return [
    policyDocument(name, releasing(plan, own)),
    role(name, called, `Sends images to ${stage}`, [jobOf(`environment:${stage}`)], document(name)),
  ]
}

function deployer(plan: Plan, stack: string, called: string): Block[] {
  const name = label(stack, 'deploy')
  return [
    policyDocument(name, deploying(plan, stack)),
    role(
      name,
      called,
      `Puts sites in place and lets the CDN forget in ${stack}`,
      deploySubjects(plan, stack),
      document(name),
    ),
  ]
}

/** One that looks, for anyone who opens a pull request, and one that changes, for a job that a person let through. */
function terraformRoles({ system, delivery }: Plan, stack: string): Block[] {
  return [
    role(
      label(stack, 'plan'),
      `${system}-${stack}-plan`,
      `Plans ${stack}`,
      [jobOf('pull_request'), jobOf(`ref:refs/heads/${delivery.branch}`)],
      { ...document('plan'), managed_policy_arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
    ),
    commented(
      'It may change everything but who may do what: every role that it makes keeps within the boundary, and it cannot pass for another. Who may approve the environment guards the rest.',
      role(
        label(stack, 'apply'),
        `${system}-${stack}-apply`,
        `Applies ${stack}`,
        [jobOf(`environment:infrastructure-${stack}`)],
        { ...document('apply'), managed_policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      ),
    ),
  ]
}

function role(name: string, called: string, description: string, subjects: readonly Code[], rights: Attributes): Block {
  return block('module', [name], {
    source: '../../modules/pipeline-role',
    name: called,
    description,
    provider_arn: ref('aws_iam_openid_connect_provider.github.arn'),
    subjects,
    ...rights,
  })
}

function document(name: string): Attributes {
  return { policies: { own: ref(`data.aws_iam_policy_document.${name}.json`) } }
}

/** A job of the repository, as GitHub names it in the subject of its token. */
function jobOf(of: string): Code {
  return template`repo:${ref('var.repository')}:${of}`
}

/** Previews are built from pull requests; those of forks get no token from GitHub. */
function publishSubjects({ delivery, stages }: Plan): Code[] {
  return [jobOf(`ref:refs/heads/${delivery.branch}`), ...(stages.some(isPreview) ? [jobOf('pull_request')] : [])]
}

/** A job deploys to an environment of GitHub, which is what asks a person where one must agree; the first stage takes what is merged. */
function deploySubjects({ delivery, stages }: Plan, stack: string): Code[] {
  const own = stages.filter((stage) => stage.stack === stack)
  return [
    ...own.map(({ name }) => jobOf(`environment:${name}`)),
    ...(own.some((stage) => !stage.after && !isPreview(stage)) ? [jobOf(`ref:refs/heads/${delivery.branch}`)] : []),
  ]
}

function isPreview({ environment }: Stage): boolean {
  return environment.kind === 'preview'
}
