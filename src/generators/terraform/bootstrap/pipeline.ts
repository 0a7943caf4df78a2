import type { Blueprint, Plan, Stage } from '../../../model/blueprint.ts'
import { type Block, block, commented, raw, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { policyDocument, type Statement, trustDocument } from '../policy.ts'

const issuer = 'token.actions.githubusercontent.com'

/** What the pipeline may do in AWS, without a key that could leak: GitHub vouches for the job, AWS believes it for an hour. */
export function pipelineIdentity({ plan }: Blueprint): Block[] {
  const images = plan.delivery.registry === 'ecr' && plan.workloads.length > 0
  const sites = plan.sites.length > 0
  return [
    block('resource', ['aws_iam_openid_connect_provider', 'github'], {
      url: `https://${issuer}`,
      client_id_list: ['sts.amazonaws.com'],
    }),
    ...(images
      ? [...role('publish', publisherName(plan), publishSubjects(plan)), ...rights('publish', publishing)]
      : []),
    ...Object.entries(plan.delivery.roles).flatMap(([stack, name]) => [
      ...(sites
        ? [
            ...role(label(stack, 'deploy'), name, deploySubjects(plan, stack)),
            ...rights(label(stack, 'deploy'), deploying(plan, stack)),
          ]
        : []),
      ...terraformRoles(plan, stack),
    ]),
  ]
}

/** Role that pushes images. */
export function publisherName({ system }: Plan): string {
  return `${system}-publish`
}

function role(name: string, called: string, subjects: readonly string[]): Block[] {
  return [
    trustDocument(
      `${name}_trust`,
      { type: 'Federated', identifiers: [ref('aws_iam_openid_connect_provider.github.arn')] },
      ['sts:AssumeRoleWithWebIdentity'],
      [
        { test: 'StringEquals', variable: `${issuer}:aud`, values: ['sts.amazonaws.com'] },
        { test: 'StringEquals', variable: `${issuer}:sub`, values: subjects },
      ],
    ),
    block('resource', ['aws_iam_role', name], {
      name: called,
      assume_role_policy: ref(`data.aws_iam_policy_document.${name}_trust.json`),
    }),
  ]
}

function rights(name: string, statements: readonly Statement[]): Block[] {
  return [
    policyDocument(name, statements),
    block('resource', ['aws_iam_role_policy', name], {
      role: ref(`aws_iam_role.${name}.id`),
      policy: ref(`data.aws_iam_policy_document.${name}.json`),
    }),
  ]
}

/** Previews are built from pull requests; those of forks get no token from GitHub. */
function publishSubjects({ delivery, stages }: Plan): string[] {
  const { repository, branch } = delivery
  return [
    `repo:${repository}:ref:refs/heads/${branch}`,
    ...(stages.some(isPreview) ? [`repo:${repository}:pull_request`] : []),
  ]
}

/** A job deploys to an environment of GitHub, which is what asks a person where one must agree; the first stage takes what is merged. */
function deploySubjects({ delivery, stages }: Plan, stack: string): string[] {
  const own = stages.filter((stage) => stage.stack === stack)
  const { repository, branch } = delivery
  return [
    ...own.map(({ name }) => `repo:${repository}:environment:${name}`),
    ...(own.some((stage) => !stage.after && !isPreview(stage)) ? [`repo:${repository}:ref:refs/heads/${branch}`] : []),
  ]
}

function isPreview({ environment }: Stage): boolean {
  return environment.kind === 'preview'
}

const publishing: Statement[] = [
  {
    sid: 'SignIn',
    actions: ['ecr:GetAuthorizationToken'],
    resources: ['*'],
  },
  {
    sid: 'PushImages',
    actions: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    resources: raw('values(aws_ecr_repository.this)[*].arn'),
  },
]

function deploying(plan: Plan, stack: string): Statement[] {
  const buckets = plan.sites.flatMap((site) =>
    plan.stages.flatMap((stage) => {
      const bucket = site.buckets[stage.name]
      return stage.stack === stack && bucket ? [`arn:aws:s3:::${bucket}`] : []
    }),
  )
  return [
    { sid: 'ListSites', actions: ['s3:ListBucket'], resources: buckets },
    {
      sid: 'WriteSites',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: buckets.map((bucket) => `${bucket}/*`),
    },
    { sid: 'FindDistributions', actions: ['cloudfront:ListDistributions'], resources: ['*'] },
    {
      sid: 'InvalidateSites',
      actions: ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
      resources: ['arn:aws:cloudfront::*:distribution/*'],
      conditions: [{ test: 'StringEquals', variable: 'aws:ResourceTag/stack', values: [stack] }],
    },
  ]
}

/** One that looks, for anyone who opens a pull request, and one that changes, for a job that a person let through. */
function terraformRoles({ system, delivery }: Plan, stack: string): Block[] {
  const { repository, branch } = delivery
  const plan = label(stack, 'plan')
  const apply = label(stack, 'apply')
  return [
    ...role(plan, `${system}-${stack}-plan`, [
      `repo:${repository}:pull_request`,
      `repo:${repository}:ref:refs/heads/${branch}`,
    ]),
    attached(plan, 'ReadOnlyAccess'),
    ...rights(plan, [
      {
        sid: 'MakeUpPasswords',
        actions: ['secretsmanager:GetRandomPassword'],
        resources: ['*'],
      },
    ]),
    ...role(apply, `${system}-${stack}-apply`, [`repo:${repository}:environment:infrastructure-${stack}`]),
    commented(
      'It makes roles, and who makes roles can become anything. What guards it is who may approve the environment.',
      attached(apply, 'AdministratorAccess'),
    ),
  ]
}

function attached(name: string, policy: string): Block {
  return block('resource', ['aws_iam_role_policy_attachment', name], {
    role: ref(`aws_iam_role.${name}.name`),
    policy_arn: `arn:aws:iam::aws:policy/${policy}`,
  })
}
