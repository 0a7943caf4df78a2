import { type Block, block, call, conditional, operation, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument, trustDocument } from '../policy.ts'

/** What a function runs with: its own log, its traces, its secrets, and what else it was given. */
export function functionRole({ missed }: { readonly missed: boolean }): Block[] {
  return [
    trustDocument('trust', { type: 'Service', identifiers: ['lambda.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'this'], {
      name: ref('var.name'),
      description: template`What ${ref('var.name')} runs with`,
      assume_role_policy: ref('data.aws_iam_policy_document.trust.json'),
    }),
    base(missed),
    policy('base', 'data.aws_iam_policy_document.base.json'),
    block('resource', ['aws_iam_role_policy_attachment', 'network'], {
      count: conditional(operation(call('length', ref('var.subnet_ids')), '>', 0), 1, 0),
      role: ref('aws_iam_role.this.name'),
      policy_arn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
    }),
    policy('own', 'var.policy', call('length', ref('var.policy[*]'))),
  ]
}

function base(missed: boolean): Block {
  const document = policyDocument('base', [
    {
      sid: 'WriteLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [template`${ref('aws_cloudwatch_log_group.this.arn')}:*`],
    },
    { sid: 'WriteTraces', actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] },
  ])
  const given = (list: string, sid: string, actions: readonly string[]) =>
    block('dynamic', ['statement'], { for_each: conditional(operation(call('length', ref(list)), '>', 0), [1], []) }, [
      block('content', [], { sid, actions, resources: ref(list) }),
    ])
  return {
    ...document,
    blocks: [
      ...document.blocks,
      given('var.secret_arns', 'ReadSecrets', ['secretsmanager:GetSecretValue']),
      given('var.secret_key_arns', 'DecryptSecrets', ['kms:Decrypt']),
      ...(missed ? [given('aws_sqs_queue.missed[*].arn', 'KeepMissed', ['sqs:SendMessage'])] : []),
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
