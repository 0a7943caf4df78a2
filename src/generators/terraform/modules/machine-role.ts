import { type Block, block, call, conditional, listFor, operation, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument, trustDocument } from '../policy.ts'

/** What a machine runs with: Session Manager, its log, its image and its secrets, and what else it was given. */
export function machineRole(): Block[] {
  return [
    block('data', ['aws_caller_identity', 'current']),
    trustDocument('trust', { type: 'Service', identifiers: ['ec2.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'this'], {
      name: ref('var.name'),
      description: template`What ${ref('var.name')} runs with`,
      assume_role_policy: ref('data.aws_iam_policy_document.trust.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'this'], {
      for_each: call('toset', [
        'AmazonSSMManagedInstanceCore',
        'CloudWatchAgentServerPolicy',
        'AmazonEC2ContainerRegistryPullOnly',
      ]),
      role: ref('aws_iam_role.this.name'),
      policy_arn: template`arn:aws:iam::aws:policy/${ref('each.value')}`,
    }),
    start(),
    policy('start', 'data.aws_iam_policy_document.start.json'),
    policy('own', 'var.policy', call('length', ref('var.policy[*]'))),
    block('resource', ['aws_iam_instance_profile', 'this'], {
      name: ref('var.name'),
      role: ref('aws_iam_role.this.name'),
    }),
  ]
}

function start(): Block {
  const document = policyDocument('start', [
    {
      sid: 'WriteLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [template`${ref('aws_cloudwatch_log_group.this.arn')}:*`],
    },
    {
      sid: 'ReadRecord',
      actions: ['ssm:GetParameter'],
      resources: [
        template`arn:aws:ssm:${ref('data.aws_region.current.region')}:${ref('data.aws_caller_identity.current.account_id')}:parameter${ref('var.record')}`,
      ],
    },
  ])
  const arns = call('distinct', listFor({ names: ['secret'], of: ref('var.secrets') }, ref('secret.arn')))
  const given = (some: string, sid: string, actions: readonly string[], resources: Parameters<typeof call>[1]) =>
    block('dynamic', ['statement'], { for_each: conditional(operation(call('length', ref(some)), '>', 0), [1], []) }, [
      block('content', [], { sid, actions, resources }),
    ])
  return {
    ...document,
    blocks: [
      ...document.blocks,
      given('var.secrets', 'ReadSecrets', ['secretsmanager:GetSecretValue'], arns),
      given('var.secret_key_arns', 'DecryptSecrets', ['kms:Decrypt'], ref('var.secret_key_arns')),
    ],
  }
}

function policy(name: string, document: string, count?: ReturnType<typeof call>): Block {
  return block('resource', ['aws_iam_role_policy', name], {
    ...(count && { count }),
    name,
    role: ref('aws_iam_role.this.id'),
    policy: ref(document),
  })
}
