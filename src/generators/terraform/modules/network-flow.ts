import { type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument, trustDocument } from '../policy.ts'

/** Who spoke to whom, and what was refused. */
export function flowLog(): Block[] {
  return [
    block('data', ['aws_region', 'current']),
    block('resource', ['aws_cloudwatch_log_group', 'flow'], {
      name: template`/aws/vpc/${ref('var.name')}/flow`,
      retention_in_days: ref('var.log_retention_days'),
    }),
    trustDocument('flow_trust', { type: 'Service', identifiers: ['vpc-flow-logs.amazonaws.com'] }, ['sts:AssumeRole']),
    policyDocument('flow', [
      {
        sid: 'WriteFlowLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
        resources: [template`${ref('aws_cloudwatch_log_group.flow.arn')}:*`],
      },
      { sid: 'FindGroup', actions: ['logs:DescribeLogGroups'], resources: ['*'] },
    ]),
    block('resource', ['aws_iam_role', 'flow'], {
      name: template`${ref('var.name')}-flow-logs`,
      assume_role_policy: ref('data.aws_iam_policy_document.flow_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy', 'flow'], {
      role: ref('aws_iam_role.flow.id'),
      policy: ref('data.aws_iam_policy_document.flow.json'),
    }),
    block('resource', ['aws_flow_log', 'this'], {
      vpc_id: ref('aws_vpc.this.id'),
      traffic_type: 'ALL',
      iam_role_arn: ref('aws_iam_role.flow.arn'),
      log_destination: ref('aws_cloudwatch_log_group.flow.arn'),
    }),
  ]
}
